//! Calls from synchronous code.
#![cfg(feature = "blocking")]

use crate::common::{Server, Thing, json};

#[test]
fn calls_block_until_they_are_answered() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let server = runtime.block_on(Server::start(|_, _| json(200, r#"{"id":7}"#)));
    let client = server.client();
    let threads: Vec<_> = (0..4)
        .map(|_| {
            let client = client.clone();
            std::thread::spawn(move || {
                (client.get("1").send_blocking().unwrap(), client.get("2").send_blocking().unwrap())
            })
        })
        .collect();
    for thread in threads {
        assert_eq!(thread.join().unwrap(), (Thing { id: 7 }, Thing { id: 7 }));
    }
    let inside = runtime.block_on(async { client.get("1").send_blocking() });
    assert!(inside.unwrap_err().to_string().contains("from asynchronous code"));
}
