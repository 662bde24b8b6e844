# Reads XJDF tickets with Python's own XML parser, apart from what wrote them: prints for each what is against the rules of
# XJDF 2.2 for the elements that we write, the attributes of its elements, and how the folded sheet lies.
#
# The rules are written down here from CIP4's published schema, which is CIP4's. Where POSTVANGNET_XJDF_SCHEMA names that
# file, each ticket is also validated against it.
import json
import os
import re
import sys
import xml.etree.ElementTree as ElementTree

NAMESPACE = "{http://www.CIP4.org/JDFSchema_2_0}"
POINT = 25.4 / 72

FLOAT = r"-?[0-9]+(\.[0-9]+)?"
TYPES = {
    "string": r".*",
    "token": r"[-._:A-Za-z0-9]+",
    "tokens": r"[-._:A-Za-z0-9]+( [-._:A-Za-z0-9]+)*",
    "id": r"[_A-Za-z][-._A-Za-z0-9]*",
    "int": r"-?[0-9]+",
    "ints": r"-?[0-9]+( -?[0-9]+)*",
    "two ints": r"-?[0-9]+ -?[0-9]+",
    "float": FLOAT,
    "pair": FLOAT + " " + FLOAT,
    "rectangle": " ".join([FLOAT] * 4),
    "bool": r"true|false",
    "time": r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[-+][0-9]{2}:[0-9]{2}",
}
ORIENTATIONS = "Rotate0|Rotate90|Rotate180|Rotate270|Flip0|Flip90|Flip180|Flip270"
DATA_TYPES = "xs:string|xs:int|xs:float|xs:NMTOKEN|xs:boolean|xs:dateTime|xs:duration|NamedFeature"

# Element: its attributes (with ! those that must be there), and its children in their order.
RULES = {
    "XJDF": (
        {"DescriptiveName": "string", "JobID!": "token", "Types!": "tokens", "Version": "=2.0|2.1|2.2"},
        "AuditPool? Comment* GeneralID* ProductList? ResourceSet*",
    ),
    "AuditPool": ({}, "AuditCreated*"),
    "AuditCreated": ({}, "Header"),
    "Header": ({"AgentName": "string", "DeviceID!": "token", "Time!": "time"}, ""),
    "Comment": ({"Language": "string", "Type": "token"}, ""),
    "GeneralID": ({"DataType": "=" + DATA_TYPES, "IDUsage!": "token", "IDValue!": "string"}, ""),
    "ProductList": ({}, "Product+"),
    "Product": (
        {"Amount": "int", "ID": "id", "IsRoot": "bool", "ProductType": "token", "ProductTypeDetails": "string"},
        "Comment* GeneralID*",
    ),
    "ResourceSet": (
        {"CombinedProcessIndex": "ints", "Name!": "token", "Usage": "=Input|Output"},
        "Comment* GeneralID* Resource*",
    ),
    "Resource": (
        {"DescriptiveName": "string", "Orientation": "=" + ORIENTATIONS},
        "Comment* GeneralID* SPECIFIC?",
    ),
    "NodeInfo": ({"Status": "=Aborted|Cleanup|Completed|InProgress|Setup|Stopped|Suspended|Waiting"}, ""),
    "CustomerInfo": ({"CustomerID": "token", "CustomerJobName": "string", "CustomerOrderID": "string"}, ""),
    "RunList": ({"NPage": "int", "Pages": "two ints"}, "FileSpec?"),
    "FileSpec": ({"FileSize": "int", "MimeType": "string", "URL": "string"}, "Disposition?"),
    "Disposition": ({"DispositionAction": "=Delete|Archive", "Until": "time"}, ""),
    "Media": ({"Dimension": "pair", "MediaType!": "=Paper", "Weight": "float"}, ""),
    "ColorantControl": ({"ProcessColorModel": "=DeviceCMY|DeviceCMYK|DeviceGray|DeviceN|DeviceRGB|None"}, ""),
    "DigitalPrintingParams": (
        {"Collate": "=None|Sheet", "Sides": "=OneSidedFront|OneSidedBack|TwoSided|Unprinted"}, ""
    ),
    "Component": ({}, "IdentificationField*"),
    "IdentificationField": (
        {
            "BoundingBox": "rectangle", "Encoding": "=ASCII|Barcode|Braille|RFID", "EncodingDetails": "token",
            "Position": "=Back|Bottom|Front|Left|Right|Top", "Purpose": "=Label|Separation|Verification",
        },
        "BarcodeDetails?",
    ),
    "BarcodeDetails": ({"ErrorCorrectionLevel": "token", "XCells": "int", "YCells": "int"}, ""),
    "FoldingParams": ({}, "Fold*"),
    "Fold": ({"From!": "=Front|Left", "To!": "=Up|Down", "Travel": "float"}, ""),
    "BoxPackingParams": ({"BoxType": "token", "BoxTypeDetails": "string"}, ""),
    "DeliveryParams": ({"Earliest": "time", "Required": "time"}, "DropItem*"),
    "DropItem": ({"Amount!": "int", "ItemRef!": "id"}, ""),
}
SPECIFIC = [
    "NodeInfo", "CustomerInfo", "RunList", "Media", "ColorantControl", "DigitalPrintingParams", "Component",
    "FoldingParams", "BoxPackingParams", "DeliveryParams",
]


def name(element):
    assert element.tag.startswith(NAMESPACE), element.tag
    return element.tag[len(NAMESPACE):]


def problems(element, ids):
    own = name(element)
    if own not in RULES:
        return [f"{own} is no element that we write"]
    attributes, children = RULES[own]
    found = []
    known = {key.rstrip("!"): kind for key, kind in attributes.items()}
    found += [f"{own} lacks {key[:-1]}" for key in attributes if key.endswith("!") and element.get(key[:-1]) is None]
    for key, value in element.attrib.items():
        kind = known.get(key)
        if kind is None:
            found.append(f"{own} has no attribute {key}")
        elif not re.fullmatch(kind[1:] if kind.startswith("=") else TYPES[kind], value):
            found.append(f"{own}/@{key} is {value!r}")
    pattern = "".join(
        "(" + ("(" + "|".join(SPECIFIC) + ")" if part.rstrip("*?+") == "SPECIFIC" else part.rstrip("*?+")) + " )"
        + (part[-1] if part[-1] in "*?+" else "")
        for part in children.split()
    )
    order = "".join(name(child) + " " for child in element)
    if not re.fullmatch(pattern, order):
        found.append(f"{own} holds {order!r}")
    if own == "ResourceSet" and any(name(child[-1]) != element.get("Name") for child in element if name(child) == "Resource"):
        found.append(f"ResourceSet {element.get('Name')} holds another resource")
    if own == "DropItem" and element.get("ItemRef") not in ids:
        found.append("DropItem refers to nothing")
    for child in element:
        found += problems(child, ids)
    return found


def folded(root):
    """The layers of the folded sheet from the top down: which part of the sheet each is, in millimetres from its head, and
    whether its front is up. Nothing where there are no folds."""
    height = next(float(media.get("Dimension").split()[1]) for media in root.iter(NAMESPACE + "Media")) * POINT
    folds = list(root.iter(NAMESPACE + "Fold"))
    if not folds:
        return None
    lay = [
        resource.get("Orientation") for resource in root.iter(NAMESPACE + "Resource") if resource.get("Orientation")
    ]
    assert lay == ["Rotate0"], lay
    # Of each layer: where its edges lie, from the rear of the machine; what of the sheet is there; whether its front is up.
    layers = [((0.0, height), (0.0, height), True)]
    front = height
    for fold in folds:
        assert fold.get("From") == "Front"
        line = front - float(fold.get("Travel")) * POINT
        stay, turned = [], []
        for (rear, fore), (first, last), is_up in layers:
            cut = min(max(line, rear), fore)
            middle = first + (last - first) * (cut - rear) / (fore - rear)
            if cut - rear > 0.01:
                stay.append(((rear, cut), (first, middle), is_up))
            if fore - cut > 0.01:
                turned.append(((2 * line - fore, 2 * line - cut), (last, middle), not is_up))
        turned.reverse()
        layers = stay + turned if fold.get("To") == "Down" else turned + stay
        front = line
    return [
        {"from": round(min(part), 1), "to": round(max(part), 1), "isFrontUp": is_up} for _, part, is_up in layers
    ]


tickets = []
for path in sys.argv[1:]:
    root = ElementTree.parse(path).getroot()
    ids = {element.get("ID") for element in root.iter() if element.get("ID")}
    ticket = {
        "problems": problems(root, ids),
        "order": [child.get("Name") if name(child) == "ResourceSet" else name(child) for child in root],
        "comments": [comment.text for comment in root.iter(NAMESPACE + "Comment")],
        "ids": {}, "steps": {}, "elements": {}, "folded": folded(root) if not problems(root, ids) else None,
    }
    for element in root.iter():
        if name(element) == "GeneralID":
            ticket["ids"].setdefault(element.get("IDUsage"), []).append(element.get("IDValue"))
        elif name(element) == "ResourceSet":
            if element.get("CombinedProcessIndex"):
                step = root.get("Types").split()[int(element.get("CombinedProcessIndex"))]
                ticket["steps"].setdefault(step, []).append(element.get("Name"))
        elif name(element) != "Resource":
            ticket["elements"].setdefault(name(element), dict(element.attrib))
    if schema := os.environ.get("POSTVANGNET_XJDF_SCHEMA"):
        from lxml import etree

        validator = etree.XMLSchema(etree.parse(schema))
        validator.validate(etree.parse(path))
        ticket["problems"] += [str(error) for error in validator.error_log]
    tickets.append(ticket)
print(json.dumps(tickets))
