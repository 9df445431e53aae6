//! 02xx: changes of operations.

codes! {
    OPERATION_REMOVED = "OD0201", "an operation is gone",
        "The server no longer documents the operation, and the bindings have no method for it.";
    OPERATION_ADDED = "OD0202", "there is a new operation",
        "The bindings have another method.";
    OPERATION_RENAMED = "OD0203", "the method of an operation has another name",
        "The operation is the same on the wire, but code calls it by another name.";
    OPERATION_MOVED_NAME = "OD0204", "the name of a method moved although its operation did not change",
        "Another part of the document took the name, or gave it up. `[rename]` in the configuration keeps \
        the old name.";
    OPERATION_MOVED = "OD0205", "an operation has another path or method",
        "It is found by its `operationId`. Old clients call the old path.";
    OPERATION_TAG = "OD0206", "an operation belongs to another sub-client",
        "Code calls it on the other sub-client.";
    OPERATION_TYPE_RENAMED = "OD0207", "a type of an operation has another name",
        "The type of the call, or an enum of bodies, responses or errors.";
    OPERATION_DOCS = "OD0208", "an operation is described differently",
        "Only docs change.";
    OPERATION_DEPRECATED = "OD0209", "an operation is deprecated, or no longer is",
        "Code that calls a deprecated operation gets a warning.";
    PARAMETER_ADDED = "OD0211", "there is a new optional parameter",
        "The call has another setter.";
    PARAMETER_REQUIRED_ADDED = "OD0212", "there is a new required parameter",
        "The server refuses calls of old clients, which do not send it, and the method has another \
        argument.";
    PARAMETER_REMOVED = "OD0213", "a parameter is gone",
        "Old clients send it still. A server ignores it or refuses it; most ignore it.";
    PARAMETER_RENAMED = "OD0214", "a parameter has another name in Rust",
        "It is the same on the wire. Only the name of a setter matters to code that calls it.";
    PARAMETER_REQUIRED = "OD0215", "a parameter is required now",
        "The server refuses calls without it. The setter became an argument.";
    PARAMETER_OPTIONAL = "OD0216", "a parameter is optional now",
        "The argument became a setter.";
    PARAMETER_TYPE = "OD0217", "a parameter has another type",
        "Whether calls still work depends on the values that both types have in common.";
    PARAMETER_STYLE = "OD0218", "a parameter is written in another way",
        "`style`, `explode`, `allowReserved` or `allowEmptyValue` changed.";
    PARAMETER_LOCATION = "OD0219", "a parameter is sent at another place",
        "For example, in a header instead of the query.";
    PARAMETER_NULLABLE = "OD0220", "an optional parameter may be null, or no longer may",
        "The setter takes a `Patch` if it may.";
    PARAMETER_TIGHTENED = "OD0221", "a limit of a parameter became stricter, or is new",
        "Old clients check the old limit before they send, and the server refuses what breaks the new \
        one.";
    PARAMETER_LOOSENED = "OD0222", "a limit of a parameter became less strict, or is gone",
        "Old clients refuse to send what only the new document allows.";
    PARAMETER_LIMIT = "OD0223", "a limit of a parameter is another one",
        "Neither the old nor the new limit includes the other.";
    PARAMETER_DOCS = "OD0224", "a parameter is described differently",
        "Only docs change.";
    PARAMETER_DEPRECATED = "OD0225", "a parameter is deprecated, or no longer is",
        "Code that sets a deprecated parameter gets a warning.";
    ARGUMENTS_REORDERED = "OD0226", "the arguments of a method are in another order",
        "Path parameters come in the order of the path, the others in the document's order.";
    ARGUMENT_TAKES = "OD0227", "an argument takes other values",
        "An argument takes what its type is made from: text, lists, branches of a union.";
    BODY_ADDED = "OD0231", "an operation has a body now",
        "Old clients send none.";
    BODY_REMOVED = "OD0232", "an operation has no body any more",
        "Old clients send one still.";
    BODY_REQUIRED = "OD0233", "the body of an operation is required now",
        "The server refuses calls without it. The setter became an argument.";
    BODY_OPTIONAL = "OD0234", "the body of an operation is optional now",
        "The argument became a setter.";
    BODY_MEDIA_TYPE_ADDED = "OD0235", "a body may have another media type",
        "With several media types, the body is an enum of them.";
    BODY_MEDIA_TYPE_REMOVED = "OD0236", "a body may not have a media type any more",
        "The server refuses what old clients send in it.";
    BODY_CHANGED = "OD0237", "a body has another type",
        "Whether calls still work depends on the values that both types have in common.";
    BODY_VARIANT_RENAMED = "OD0238", "a variant of the enum of bodies has another name",
        "It is the same on the wire.";
    BODY_DOCS = "OD0239", "a body is described differently",
        "Only docs change.";
    RESPONSE_ADDED = "OD0241", "there is a new response",
        "Old clients report a status that they do not know as `Error::Undocumented`, or read it as the \
        response for other statuses.";
    RESPONSE_REMOVED = "OD0242", "a response is gone",
        "The server does not send it any more.";
    RESPONSE_CHANGED = "OD0243", "a response has another type",
        "Whether old clients can read it depends on the values that both types have in common.";
    RESPONSE_MEDIA_TYPE_ADDED = "OD0244", "a response may have another media type",
        "A server sends it only to clients that accept it, and old clients do not ask for it.";
    RESPONSE_MEDIA_TYPE_REMOVED = "OD0245", "a response has a media type less",
        "Old clients may ask for no other one.";
    RESPONSE_VARIANT_RENAMED = "OD0246", "a variant of the enum of responses has another name",
        "It is the same on the wire.";
    RETURN_TYPE = "OD0247", "a method returns another type",
        "With several bodies, the responses are an enum; with one, they are that body; if only some have \
        a body, they are an `Option`.";
    ERROR_TYPE = "OD0248", "a method has another error type",
        "The same for the documented errors.";
    RESPONSE_DOCS = "OD0249", "a response is described differently",
        "Only docs change.";
    HEADER_ADDED = "OD0251", "a response has a new header",
        "The struct of the headers has another field.";
    HEADER_REMOVED = "OD0252", "a header of a response is gone",
        "Reading the headers fails in old clients if it was required.";
    HEADER_CHANGED = "OD0253", "a header of a response changed",
        "Its type, or whether it is required.";
    HEADERS_RENAMED = "OD0254", "the struct of the headers has another name",
        "It is the same on the wire.";
    STREAM_CHANGED = "OD0255", "a response can be a stream, or no longer can",
        "An operation whose response is a stream on request has another method for it.";
    LINKS_CHANGED = "OD0256", "the links of the responses changed",
        "Only docs change: bindings do not follow links on their own.";
    STREAM_ASKED = "OD0257", "a request asks for the stream in another way",
        "`send_stream` sends what the server takes as the wish for a stream. Old bindings keep the former way.";
    SECURITY_ADDED = "OD0261", "an operation asks for a credential now",
        "Old clients send none.";
    SECURITY_REMOVED = "OD0262", "an operation does not ask for a credential any more",
        "Old clients send it still.";
    SECURITY_CHANGED = "OD0263", "an operation takes other credentials",
        "The alternatives changed. Old clients send one of the old ones.";
    SECURITY_SCOPES = "OD0264", "an operation needs other scopes",
        "Tokens may have to be requested with other scopes.";
    PAGES_ADDED = "OD0271", "the pages of an operation can be followed now",
        "The call has methods for pages and items.";
    PAGES_REMOVED = "OD0272", "the pages of an operation cannot be followed any more",
        "The methods for pages and items are gone.";
    PAGES_CHANGED = "OD0273", "the pages of an operation are followed in another way",
        "Where the next page is found, how it is requested, or what an item is.";
    OPERATION_SERVER = "OD0281", "an operation has another server",
        "Servers of an operation replace those of the document. Old bindings keep calling the old one.";
    IDEMPOTENCY_CHANGED = "OD0282", "whether a call may be repeated changed",
        "Bindings repeat a failed call only where that does no harm.";
    OPERATION_UNEXPLAINED = "OD0291", "calls of an operation do not work as before",
        "The operation and its types were compared as a whole, and no other change states this reason. For \
        example, a union reads the same value as another branch, because a branch got a new property.";
}
