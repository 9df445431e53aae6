//! 01xx: changes of the client as a whole.

codes! {
    SERVER_CHANGED = "OD0101", "the default server changed",
        "Bindings call the first server of the document unless the caller sets another. Old bindings keep \
        calling the old one.";
    SERVER_ADDED = "OD0102", "there is a new server",
        "The enum of the servers, if there is one, has another variant.";
    SERVER_REMOVED = "OD0103", "a server is gone",
        "Clients that chose it keep calling it. Code that names it does not compile.";
    SERVER_TYPES_CHANGED = "OD0104", "the types of the servers changed",
        "A document with several servers has an enum of them, and a server with variables has a struct.";
    SERVER_VARIABLE_ADDED = "OD0105", "a server has a new variable",
        "The struct of the server has another field.";
    SERVER_VARIABLE_REMOVED = "OD0106", "a variable of a server is gone",
        "The struct of the server has a field less, and `server_variable` refuses the name.";
    SERVER_VARIABLE_CHANGED = "OD0107", "a variable of a server changed",
        "Its default, its allowed values or the type of its field.";
    SERVER_DOCS = "OD0108", "a server is described differently",
        "Only docs change.";
    SCHEME_ADDED = "OD0111", "there is a new security scheme",
        "The builder of the client takes its credential. Whether an operation asks for it is a change of \
        that operation.";
    SCHEME_REMOVED = "OD0112", "a security scheme is gone",
        "The builder of the client does not take its credential any more: `credential` with its name \
        fails, and so does a setter that no other scheme has.";
    SCHEME_CHANGED = "OD0113", "a security scheme changed its kind",
        "Credentials are sent in another way, so old clients send what the new server does not look for.";
    SCHEME_RENAMED = "OD0114", "a security scheme has another name",
        "Credentials are sent as before, but `credential` and `token_provider` take the new name.";
    SCHEME_DOCS = "OD0115", "a security scheme is described differently",
        "Only docs change.";
    TAG_ADDED = "OD0121", "there is a new sub-client",
        "A tag is new. The client has another method, and the bindings another type.";
    TAG_REMOVED = "OD0122", "a sub-client is gone",
        "No operation has its tag any more.";
    TAG_RENAMED = "OD0123", "a sub-client has another name",
        "Its operations are the same, but code calls them by another name.";
    TAG_DOCS = "OD0124", "a sub-client is described differently",
        "Only docs change.";
    TAG_MOVED_NAME = "OD0125", "the name of a sub-client moved although its tag did not change",
        "Another part of the document took the name, or gave it up.";
    DOCUMENT_DOCS = "OD0131", "the title, version or description of the API changed",
        "Only docs change.";
    SETTINGS_CHANGED = "OD0141", "an option of the output changed",
        "The two documents were compiled with different configurations.";
    PAYLOAD_ADDED = "OD0151", "there is a new XML payload of a webhook",
        "The bindings have another table for reading XML.";
    PAYLOAD_REMOVED = "OD0152", "an XML payload of a webhook is gone",
        "The static with its table is gone.";
}
