//! 03xx: changes of types. What a change means for calls depends on the directions in which values of the
//! type travel: what is harmless in a response may be an error in a request, and the other way round.

codes! {
    TYPE_REMOVED = "OD0301", "a type is gone",
        "Code that names the type does not compile. Whether calls still work is a matter of what used the \
        type.";
    TYPE_ADDED = "OD0302", "there is a new type",
        "The bindings have another type.";
    TYPE_RENAMED = "OD0303", "a type has another name",
        "The document calls it differently. Its values are the same on the wire, but code that names the \
        type must use the new name.";
    TYPE_MOVED_NAME = "OD0304", "the name of a type moved although its schema did not change",
        "Another part of the document took the name, or gave it up. `[rename]` in the configuration keeps \
        the old name.";
    TYPE_KIND_CHANGED = "OD0305", "a type is of another kind",
        "For example, a struct became an enum, or a name for a list became a struct.";
    TYPE_MERGED = "OD0306", "a type is part of another one now",
        "Two types that were equal, or became equal, are one now. Values are the same on the wire, but \
        code that names the type must use the other.";
    TYPE_SPLIT = "OD0307", "a type has become several",
        "Some places of the type have a type of their own now.";
    TYPE_DOCS = "OD0308", "a type is described differently",
        "Only docs change.";
    TYPE_DEPRECATED = "OD0309", "a type is deprecated, or no longer is",
        "The docs say so. Nothing warns, since an attribute would warn at each use inside the bindings.";
    TRAITS_CHANGED = "OD0310", "a type implements other traits",
        "Traits such as `Default` or `Copy` are derived if all parts of a type allow it. Code that relies \
        on one that is gone does not compile.";
    CONSTRUCTION_CHANGED = "OD0311", "a struct is made by clients now, or no longer is",
        "A struct that a client sends has `new` and setters, and can be written as a literal. One that only \
        a server sends has none of it, and is `#[non_exhaustive]`.";
    EXHAUSTIVENESS_CHANGED = "OD0312", "a union became exhaustive, or no longer is",
        "A union that only a client sends can be matched without `_`. One that a server sends is \
        `#[non_exhaustive]`.";
    ATTRIBUTES_CHANGED = "OD0313", "a type has other attributes",
        "The two documents were compiled with different configurations.";
    CODEC_CHANGED = "OD0314", "a type can be read or written, or no longer can",
        "A type that only a response has may lack `Serialize`, and a type that only a request has \
        `Deserialize`.";
    FIELD_ADDED = "OD0321", "there is a new optional field",
        "Old clients do not send it, and skip it when they read a response. A literal of the struct has \
        to name it if the struct is exhaustive.";
    FIELD_REQUIRED_ADDED = "OD0322", "there is a new required field",
        "The server refuses requests of old clients, which do not have it. In a response, old clients \
        skip it.";
    FIELD_REMOVED = "OD0323", "a field is gone",
        "Old clients may send it still. In a response, they miss it if it was required.";
    FIELD_RENAMED = "OD0324", "a field has another name in Rust",
        "The property is the same on the wire.";
    FIELD_PROPERTY_RENAMED = "OD0325", "a property has another name",
        "The field at this place has the same type and the like name in Rust, but its name on the wire is \
        another.";
    FIELD_TYPE_CHANGED = "OD0326", "a field has another type",
        "Whether calls still work depends on the values that both types have in common.";
    FIELD_REQUIRED = "OD0327", "a field must be present",
        "In a request, old clients may leave it out. In a response, they accept it as before.";
    FIELD_OPTIONAL = "OD0328", "a field may be missing",
        "In a request, old clients send it always. In a response, old clients fail if it is missing.";
    FIELD_NULLABLE = "OD0329", "a field may be null",
        "In a response, old clients may fail to read null.";
    FIELD_NOT_NULLABLE = "OD0330", "a field may not be null any more",
        "In a request, old clients may send null.";
    FIELD_DIRECTION = "OD0331", "a field became read-only or write-only, or no longer is",
        "Read-only fields are left out of requests. One that is required as well is optional in a type \
        that travels both ways.";
    FIELD_TIGHTENED = "OD0332", "a limit of a field became stricter, or is new",
        "Old clients check the old limit before they send, and the server refuses what breaks the new \
        one.";
    FIELD_LOOSENED = "OD0333", "a limit of a field became less strict, or is gone",
        "Old clients refuse to send what only the new document allows. Responses are not checked.";
    FIELD_LIMIT_CHANGED = "OD0334", "a limit of a field is another one",
        "Neither the old nor the new limit includes the other.";
    FIELD_DOCS = "OD0335", "a field is described differently",
        "Only docs change. The default value is part of the docs: bindings never send it on their own.";
    FIELD_DEPRECATED = "OD0336", "a field is deprecated, or no longer is",
        "Code that uses a deprecated field gets a warning.";
    FIELDS_REORDERED = "OD0337", "the required fields are in another order",
        "`new` takes them in the document's order, so arguments may change places.";
    FIELD_NUMBERS_AS_TEXT = "OD0338", "numbers in a field are written in another way",
        "A number may travel as a JSON number or as a string.";
    FIELD_VALUE_FIXED = "OD0339", "the only value of a field changed",
        "`new` and `default` fill it in.";
    CONSTANT_ADDED = "OD0341", "there is a new property with one value",
        "It is no field: the bindings write it, and refuse to read another value.";
    CONSTANT_REMOVED = "OD0342", "a property with one value is gone",
        "Old clients write it still.";
    CONSTANT_CHANGED = "OD0343", "the only value of a property changed",
        "Old clients write the old value, and fail to read the new one.";
    FIELD_BECAME_CONSTANT = "OD0344", "a field has only one value now",
        "It is no field any more: the bindings write it themselves.";
    CONSTANT_BECAME_FIELD = "OD0345", "a property has more than one value now",
        "It is a field now, which the caller sets.";
    EXTRA_ADDED = "OD0346", "a type keeps undeclared properties now",
        "The struct has another field, the map of undeclared properties.";
    EXTRA_REMOVED = "OD0347", "a type does not keep undeclared properties any more",
        "The field with the map of undeclared properties is gone.";
    EXTRA_CHANGED = "OD0348", "the undeclared properties of a type changed",
        "Their type, or the name or kind of the map.";
    VALUE_ADDED = "OD0351", "an enum has a new value",
        "Old clients keep a value that they do not know in `Unknown` if the enum is open. Closed enums \
        are only sent.";
    VALUE_REMOVED = "OD0352", "a value of an enum is gone",
        "The server refuses it in requests.";
    VALUE_RENAMED = "OD0353", "a variant of an enum has another name",
        "Its value on the wire is the same.";
    ENUM_OPENED = "OD0354", "an enum keeps unlisted values now",
        "It has the variant `Unknown`, because a server can send it.";
    ENUM_CLOSED = "OD0355", "an enum does not keep unlisted values any more",
        "It has no variant `Unknown`, because only clients send it.";
    VALUE_DOCS = "OD0356", "a value of an enum is described differently",
        "Only docs change.";
    UNKNOWN_RENAMED = "OD0357", "the variant for unlisted values has another name",
        "The document lists the value `unknown`, or no longer does.";
    BRANCH_ADDED = "OD0361", "a union has a new branch",
        "Old clients do not know it. They keep its values in `Unknown` if the union has that variant, or \
        fail to read them.";
    BRANCH_REMOVED = "OD0362", "a branch of a union is gone",
        "The server refuses it in requests.";
    BRANCH_RENAMED = "OD0363", "a variant of a union has another name",
        "Its values are the same on the wire.";
    BRANCH_CHANGED = "OD0364", "a branch of a union has another type",
        "Whether calls still work depends on the values that both types have in common.";
    TAG_CHANGED = "OD0365", "a union is told apart by other tags",
        "The property of the tag, or the tags of its branches.";
    SELECTION_CHANGED = "OD0366", "the branches of a union are told apart in another way",
        "The required properties or constants that tell branches apart changed, so the same value may be \
        read as another branch.";
    UNION_OPENED = "OD0367", "a union keeps values of no branch now",
        "It has the variant `Unknown`.";
    UNION_CLOSED = "OD0368", "a union does not keep values of no branch any more",
        "It has no variant `Unknown`: such a value is an error.";
    CONVERSIONS_CHANGED = "OD0369", "a union is made from other types",
        "A union is `From` each payload that only one of its variants has.";
    BRANCH_DOCS = "OD0370", "a branch of a union is described differently",
        "Only docs change.";
    TARGET_CHANGED = "OD0371", "a name stands for another type",
        "The type is an alias or a wrapper, and what it stands for changed.";
    PART_CHANGED = "OD0381", "a part of a form is written in another way",
        "Its encoding or its content type.";
    XML_CHANGED = "OD0391", "the XML of a type changed",
        "The names of elements or attributes, or where a property is written.";
    RULE_CHANGED = "OD0395", "a rule that only the server checks changed",
        "Such as `not`, `if`, the limits of the items of a list, or properties that must not be sent. Bindings \
        neither express nor check it, so the server refuses values that break it.";
}
