//! Stop, wait for the state, start: the states have names.
use api::{Client, InstanceState};

async fn restart(oxide: &Client, name: &str) -> Result<(), Box<dyn std::error::Error>> {
    let mut instance = oxide.instances().stop(name).project("web").send().await?;
    while instance.run_state != InstanceState::Stopped {
        if let InstanceState::Failed | InstanceState::Destroyed = instance.run_state {
            return Err(format!("{name} is {}", instance.run_state.as_str()).into());
        }
        instance = oxide.instances().view(name).project("web").send().await?;
    }
    oxide.instances().start(name).project("web").send().await?;
    Ok(())
}

fn main() {
    let _ = restart;
}
