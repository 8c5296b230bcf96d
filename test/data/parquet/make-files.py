# Parquet files as Apache Arrow and pandas write them, and what Arrow reads from them, as JSON.
# Python 3, pyarrow 25.0.1. Run in this folder: python3 make-files.py
import datetime as dt
import decimal
import glob
import json

import pyarrow as pa
import pyarrow.parquet as pq

utc = dt.timezone.utc
table = pa.table({
    "id": pa.array([1, 2, 3, 4, None], pa.int64()),
    "small": pa.array([1, -2, 3, None, 127], pa.int8()),
    "unsigned": pa.array([1, 2**32 - 1, 0, None, 5], pa.uint32()),
    "score": pa.array([0.1, -1 / 3, 1e300, None, float("inf")], pa.float64()),
    "single": pa.array([0.5, 1.25, None, -8, 0], pa.float32()),
    "name": pa.array(["Ann", "Köln", "日本", None, ""], pa.string()),
    "town": pa.array(["Wien", "Wien", None, "Graz", "Wien"]).dictionary_encode(),
    "passed": pa.array([True, False, None, True, True]),
    "day": pa.array([dt.date(2024, 2, 29), dt.date(1969, 12, 31), None, dt.date(1582, 10, 15), dt.date(1970, 1, 1)]),
    "micro": pa.array([dt.datetime(2024, 2, 29, 13, 45, 10, 500000), None, dt.datetime(1970, 1, 1), dt.datetime(1999, 12, 31, 23, 59, 59), dt.datetime(1960, 1, 1)], pa.timestamp("us", "UTC")),
    "milli": pa.array([dt.datetime(2024, 2, 29, 13, 45, 10), None, dt.datetime(1970, 1, 1), dt.datetime(1999, 12, 31), dt.datetime(1960, 1, 1)], pa.timestamp("ms")),
    "clock": pa.array([dt.time(8, 5, 30), dt.time(0, 0), None, dt.time(23, 59, 59), dt.time(12, 0)], pa.time32("ms")),
    "money": pa.array([decimal.decimal.Decimal("12.34"), decimal.decimal.Decimal("-0.01"), None, decimal.decimal.Decimal("99999.99"), decimal.decimal.Decimal("0.00")], pa.decimal128(10, 2)),
    "nothing": pa.array([None] * 5, pa.float64()),
})
for codec in ["none", "snappy", "gzip", "zstd", "brotli", "lz4"]:
    pq.write_table(table, f"arrow-{codec}.parquet", compression=codec)
pq.write_table(table, "arrow-pages-2.parquet", data_page_version="2.0", use_dictionary=False, column_encoding={"id": "DELTA_BINARY_PACKED", "score": "BYTE_STREAM_SPLIT", "name": "DELTA_BYTE_ARRAY"}, row_group_size=2)
pq.write_table(table, "arrow-spark.parquet", use_deprecated_int96_timestamps=True, version="1.0")
nested = pa.table({"x": [1, 2], "list": [[1, 2], [3]], "struct": [{"a": 1}, {"a": 2}]})
pq.write_table(nested, "arrow-nested.parquet")


def plain(value):
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return repr(int(value))
    if isinstance(value, dt.datetime):
        moment = value if value.tzinfo else value.replace(tzinfo=utc)
        return repr((moment - dt.datetime(1970, 1, 1, tzinfo=utc)) / dt.timedelta(days=1))
    if isinstance(value, dt.date):
        return str((value - dt.date(1970, 1, 1)).days)
    if isinstance(value, dt.time):
        return str(value.hour * 3600 + value.minute * 60 + value.second)
    return str(value) if isinstance(value, (str, decimal.Decimal)) else repr(value)


def storage(kind):
    if pa.types.is_date(kind) or pa.types.is_timestamp(kind):
        return "date"
    if pa.types.is_time(kind):
        return "time"
    return "text" if pa.types.is_string(kind) or pa.types.is_dictionary(kind) else "number"


for path in sorted(glob.glob("arrow-*.parquet")):
    read = pq.read_table(path)
    columns = [{"name": field.name, "storage": storage(field.type), "values": [plain(v) for v in read.column(field.name).to_pylist()]} for field in read.schema if not pa.types.is_nested(field.type)]
    json.dump(columns, open(f"{path}.expected.json", "w"), indent=1, ensure_ascii=False)

exact = pa.table({
    "price": pa.array([decimal.Decimal("-480325.111"), None, decimal.Decimal("728994.874")], pa.decimal128(12, 3)),
    "person": pa.array([1, None, 9007199254740993], pa.int64()),
    "count": pa.array([1, None, 9007199254740991], pa.int64()),
})
pq.write_table(exact, "exact.parquet")
