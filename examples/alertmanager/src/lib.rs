//! Bindings to the API of [Prometheus Alertmanager](https://prometheus.io/docs/alerting/latest/alertmanager/).

openapi_bindgen_runtime::include_bindings!("alertmanager");
