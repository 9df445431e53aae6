//! Variables of a file: a map whose values are a boolean, a number, text, a colour or another variable.
use api::{Client, LocalVariableValuesByModeValue as Value};

async fn colours(figma: &Client, key: &str) -> Result<(), Box<dyn std::error::Error>> {
    let meta = figma.variables().get_local_variables(key).send().await?.meta;
    for variable in meta.variables.values() {
        for value in variable.values_by_mode.values() {
            match value {
                Value::Rgba(colour) => println!("{}: {} {} {}", variable.name, colour.r, colour.g, colour.b),
                Value::VariableAlias(other) => println!("{}: see {}", variable.name, other.id),
                _ => {}
            }
        }
    }
    Ok(())
}

fn main() {
    let _ = colours;
}
