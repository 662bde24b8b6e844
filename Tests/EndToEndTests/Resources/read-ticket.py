# Reads XJDF tickets with Python's own XML parser, and prints for each the attributes of its elements and their order.
import json
import sys
import xml.etree.ElementTree as ElementTree

NAMESPACE = "{http://www.CIP4.org/JDFSchema_2_0}"


def name(element):
    assert element.tag.startswith(NAMESPACE), element.tag
    return element.tag[len(NAMESPACE):]


tickets = []
for path in sys.argv[1:]:
    root = ElementTree.parse(path).getroot()
    ticket = {"order": []}
    for child in root:
        is_set = name(child) == "ResourceSet"
        ticket["order"].append(child.get("Name") if is_set else name(child))
        if is_set:
            assert child.get("Usage") == "Input" and name(child[0][0]) == child.get("Name")
    for element in root.iter():
        if name(element) not in ("ResourceSet", "Resource"):
            assert name(element) not in ticket, name(element)
            ticket[name(element)] = dict(element.attrib)
    tickets.append(ticket)
print(json.dumps(tickets))
