"""Writes Stata files with Python's pandas, in the byte order of old workstations too.
Run in this folder: python3 make-pandas.py
Made with Python 3.11, pandas 1.5.3."""
import datetime
import gzip
import pathlib
import tempfile
import numpy
import pandas

frame = pandas.DataFrame({
    "tiny": numpy.array([-127, 0, 100], "int8"),
    "small": numpy.array([-32767, 7, 32740], "int16"),
    "whole": numpy.array([-2147483647, 7, 2147483620], "int32"),
    "flt": numpy.array([0.1, float("nan"), -1e30], "float32"),
    "dbl": numpy.array([0.1, float("nan"), -1e300]),
    "day": [datetime.datetime(2020, 2, 29), datetime.datetime(1959, 12, 31), datetime.datetime(1970, 1, 1)],
    "moment": [datetime.datetime(2020, 2, 29, 23, 59, 59), datetime.datetime(1959, 12, 31), datetime.datetime(1970, 1, 1)],
    "name": ["Ann", "", "Bob"],
    "group": pandas.Categorical(["low", "high", "low"], categories=["low", "high"]),
})
long = frame.assign(essay=["x" * 3000, "", "x" * 3000])
dates = {"day": "td", "moment": "tc"}
labels = {"tiny": "A byte", "name": "First name"}
for release, order, data, extra in [
    (114, ">", frame, {}),
    (114, "<", frame, {}),
    (117, ">", frame, {}),
    (118, ">", frame, {}),
    (119, "<", long, {"convert_strl": ["essay"]}),
]:
    name = f"pandas-{release}-{'big' if order == '>' else 'little'}.dta"
    data.to_stata(name, version=release, byteorder=order, convert_dates=dict(dates), variable_labels=labels,
                  write_index=False, time_stamp=datetime.datetime(2026, 1, 1), **extra)

# More variables than release 118 has room for. Packed, since each takes 642 bytes to describe.
wide = pandas.DataFrame({f"v{i + 1}": numpy.array([i % 100, (i + 1) % 100], "int8") for i in range(33_000)})
wide = wide.assign(essay=["", "y" * 3000])
with tempfile.TemporaryDirectory() as folder:
    wide.to_stata(f"{folder}/wide.dta", version=119, write_index=False, convert_strl=["essay"],
                  time_stamp=datetime.datetime(2026, 1, 1))
    content = pathlib.Path(folder, "wide.dta").read_bytes()
pathlib.Path("pandas-119-wide.dta.gz").write_bytes(gzip.compress(content, 9, mtime=0))
