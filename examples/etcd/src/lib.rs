//! Bindings to the JSON gateway of [etcd](https://etcd.io/docs/v3.5/dev-guide/api_grpc_gateway/).

openapi_bindgen_runtime::include_bindings!("etcd");
