# A JASP file as its version 0.95 keeps its data, put together by hand: no JASP at hand runs without a window.
# Checked by eye against files of JASP 0.16, 0.19 and 0.95. Python 3.11, SQLite 3.40. Run in this folder: python3 make-own.py
import json
import os
import sqlite3
import zipfile

rows = 400
long = "x" * 3000
columns = [
    ("id", "", "Number of the pupil", "nominal", [float(i) for i in range(1, rows + 1)], {}),
    ("group", "Group of the pupil", "", "nominal", [float(i % 3) for i in range(rows)], {0.0: "none", 1.0: "1", 2.0: "both"}),
    ("town", "town", "", "nominal", ["Wien" if i % 2 else "Köln" for i in range(rows)], {"Wien": "Vienna"}),
    ("score", "", "", "scale", [None if i % 7 == 0 else i / 3 for i in range(rows)], {}),
    ("essay", "", "", "nominal", [long if i == 5 else "" for i in range(rows)], {}),
]
if os.path.exists("/tmp/own.sqlite"):
    os.remove("/tmp/own.sqlite")
db = sqlite3.connect("/tmp/own.sqlite")
db.execute("PRAGMA page_size = 1024")
db.execute("CREATE TABLE DataSets (id INTEGER PRIMARY KEY, emptyValuesJson TEXT)")
db.execute("CREATE TABLE Columns ( id INTEGER PRIMARY KEY, dataSet INT, name TEXT, title TEXT, description TEXT, columnType TEXT, computeFilter TEXT DEFAULT \"\", colIdx INT, FOREIGN KEY(dataSet) REFERENCES DataSets(id))")
db.execute("CREATE TABLE Labels ( id INTEGER PRIMARY KEY, columnId INT, value INT, ordering INT, label TEXT, originalValueJson TEXT)")
cells = ", ".join(f"Column_{c}_DBL REAL NULL, Column_{c}_INT INT NULL" for c in range(1, len(columns) + 1))
db.execute(f"CREATE TABLE DataSet_1 (rowNumber INTEGER PRIMARY KEY, Filter_1 INT NOT NULL DEFAULT 1, {cells})")
db.execute("INSERT INTO DataSets VALUES (1, '{}')")
table = [[] for _ in range(rows)]
for number, (name, title, description, kind, values, labels) in enumerate(columns, 1):
    db.execute("INSERT INTO Columns VALUES (?, 1, ?, ?, ?, ?, '', ?)", (number, name, title, description, kind, number - 1))
    keys = {}
    for value in values:
        if value not in (None, "") and value not in keys:
            keys[value] = len(keys)
            db.execute("INSERT INTO Labels (columnId, value, ordering, label, originalValueJson) VALUES (?, ?, ?, ?, ?)", (number, keys[value], keys[value], labels.get(value, ""), json.dumps(value) + "\n"))
    for row, value in enumerate(values):
        table[row] += [value if isinstance(value, float) else "nan", keys.get(value, -1)]
db.executemany(f"INSERT INTO DataSet_1 VALUES ({','.join('?' * (2 + 2 * len(columns)))})", [(row + 1, 1, *cells) for row, cells in enumerate(table)])
db.commit()
db.close()
with zipfile.ZipFile("own.jasp", "w", zipfile.ZIP_DEFLATED) as archive:
    archive.writestr("manifest.json", '{"jaspArchiveVersion": "5", "jaspVersion": "0.95.0"}')
    archive.write("/tmp/own.sqlite", "internal.sqlite")
