# A jamovi file as its version 2.6 lays out data (the files that come with jmvReadWrite 0.4.11 are such), put together by hand,
# because no jamovi runs without a window; and what is in it, as JSON. Python 3.11. Run in this folder: python3 make-own.py
import json
import struct
import zipfile

rows = 250
missing = -2147483648


def field(name, kind, data_type, measure, **more):
    base = {"name": name, "id": 0, "columnType": "Data", "dataType": data_type, "measureType": measure, "formula": "", "formulaMessage": "",
            "parentId": 0, "width": 100, "type": kind, "importName": name, "description": "", "transform": 0, "edits": [], "missingValues": []}
    return {**base, **more}


def labelled(pairs):
    return {"labels": [[value, label, label, False] for value, label in pairs]}


# Field, value labels, values; None: nothing recorded.
columns = [
    (field("Filter 1", "integer", "Integer", "Nominal", columnType="Filter", formula="score > 0", filterNo=0, active=True),
     [(0, "0"), (1, "1")], [i % 2 for i in range(rows)]),
    (field("ID", "string", "Text", "ID", description="Number of the pupil"), None, [f"p{i:03}" if i % 50 else None for i in range(rows)]),
    (field("score", "number", "Decimal", "Continuous", description="Score, z"), None, [None if i % 11 == 0 else (i - 120) / 7 for i in range(rows)]),
    (field("whole", "integer", "Integer", "Continuous"), None, [None if i % 13 == 0 else (i - 100) * 10_000_000 for i in range(rows)]),
    (field("sector", "integer", "Text", "Nominal", trimLevels=True), [(0, "public"), (1, "Katholisch, größer")], [None if i % 17 == 0 else i % 2 for i in range(rows)]),
    (field("item", "integer", "Integer", "Ordinal", missingValues=["== 9", ">= 90"]), [(1, "never"), (2, "2"), (3, "often"), (9, "not asked")],
     [9 if i % 29 == 0 else 95 if i % 31 == 0 else 1 + i % 3 for i in range(rows)]),
    (field("double score", "number", "Decimal", "Continuous", columnType="Computed", formula="score * 2"), None, [None if i % 11 == 0 else (i - 120) / 7 * 2 for i in range(rows)]),
    (field("town", "string", "Text", "Nominal", missingValues=["== '?'"]), None, [["Köln", "日本", "a longer name, with \"quotes\"", "?", None][i % 5] for i in range(rows)]),
]

data, strings = b"", b""
for described, _, values in columns:
    for value in values:
        if described["type"] == "number":
            data += struct.pack("<d", float("nan") if value is None else value)
        elif described["type"] == "integer":
            data += struct.pack("<i", missing if value is None else value)
        elif value is None:
            data += struct.pack("<i", missing)
        else:
            data += struct.pack("<i", len(strings))
            strings += value.encode() + b"\0"
fields = [{**described, "id": number} for number, (described, _, _) in enumerate(columns, 1)]
dataset = {"rowCount": rows, "columnCount": len(fields), "removedRows": [], "addedRows": [], "fields": fields, "transforms": [], "weights": None}
manifest = "Manifest-Version: 1.0\nData-Archive-Version: 1.0.2\njamovi-Archive-Version: 11.0\nCreated-By: jamovi 2.6.13.0\n"
with zipfile.ZipFile("own.omv", "w", zipfile.ZIP_DEFLATED) as archive:
    for name, content in (("meta", manifest), ("index.html", "<html></html>"), ("metadata.json", json.dumps({"dataSet": dataset})),
                          ("xdata.json", json.dumps({f["name"]: labelled(labels) for f, labels, _ in columns if labels})),
                          ("data.bin", data), ("strings.bin", strings)):
        archive.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)

measures = {"Continuous": "scale", "Ordinal": "ordinal", "Nominal": "nominal", "ID": "nominal"}
expected = [
    {"name": f["name"], "label": f["description"], "storage": "text" if f["type"] == "string" else "number", "measure": measures[f["measureType"]],
     "valueLabels": [{"value": value, "label": label} for value, label in labels or [] if label != str(value)],
     "missing": {"values": [9] if f["name"] == "item" else ["?"] if f["name"] == "town" else [],
                 "ranges": [{"low": 90, "high": None}] if f["name"] == "item" else []},
     "values": values}
    for f, labels, values in columns if f["columnType"] != "Filter"
]
with open("own.omv.expected.json", "w") as file:
    file.write("[\n" + ",\n".join(json.dumps(one, ensure_ascii=False) for one in expected) + "\n]\n")
