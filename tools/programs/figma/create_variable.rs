//! Several changes in one request; what kind of change each is, nobody writes.
use api::{
    Client, PostVariablesRequest, VariableChange, VariableCollectionChange, VariableCollectionCreate,
    VariableCreate, VariableResolvedDataType,
};

async fn create(figma: &Client, key: &str) -> Result<(), Box<dyn std::error::Error>> {
    let collection = VariableCollectionCreate::new("Brand").id("brand");
    let red = VariableCreate::new("red", "brand", VariableResolvedDataType::Color).id("red");
    let request = PostVariablesRequest::default()
        .variable_collections([VariableCollectionChange::Create(collection)])
        .variables([VariableChange::Create(red)]);
    let answer = figma.variables().post_variables(key, request).send().await?;
    println!("{:?}", answer.meta.temp_id_to_real_id.get("red"));
    Ok(())
}

fn main() {
    let _ = create;
}
