//! The consumer's program: its own bindings, and the flagship's as an ordinary dependency. Neither needs an
//! HTTP client here, because the responses are simulated.

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use openapi_bindgen_runtime::transport::{Mock, Response};
use smallest_atoms::runtime::Error;
use smallest_atoms::{DocumentMetadata, EndUser, NumberType, SubmitError, SubmitRequest, UserType};

mod pets {
    openapi_bindgen_runtime::include_bindings!("pets");
}

/// Runs a future that never has to wait.
fn ready<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => unreachable!("made-up answers are there at once"),
    }
}

/// A transport that always gives this response.
fn answering(status: u16, body: serde_json::Value) -> impl openapi_bindgen_runtime::Transport {
    Mock::new(move |_| {
        let status = status.try_into().unwrap();
        let response = Response::from_json(status, &body);
        async move { Ok(response) }
    })
}

fn main() {
    let body = serde_json::json!([{ "name": "Xochi", "kind": "axolotl" }]);
    let pets = pets::Client::builder().transport(answering(200, body)).build().unwrap();
    let all: Vec<pets::Pet> = ready(pets.list_pets().send()).unwrap();
    println!("pets: {}", all[0].kind);

    let body = serde_json::json!({ "status": false, "errors": ["A compliance application already exists"] });
    let atoms = smallest_atoms::Client::builder().bearer_auth("sk").transport(answering(409, body));
    let call = atoms.build().unwrap().compliance().submit(SubmitRequest {
        country_iso: "US".into(),
        number_type: NumberType::Mobile,
        user_type: UserType::Individual,
        end_user: EndUser::new("John Doe"),
        documents: vec![DocumentMetadata::new("dt_456")],
        files: Vec::new(),
    });
    let Err(Error::Api(refused)) = ready(call.send()) else { unreachable!("the answer is a refusal") };
    let SubmitError::Conflict(body) = refused.error() else { unreachable!("it is a 409") };
    println!("atoms: {} {}", refused.status(), body.errors.as_deref().unwrap_or_default().join("; "));
}
