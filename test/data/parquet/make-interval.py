"""A Parquet file with an interval, as DuckDB writes it.
Run in this folder: python3 make-interval.py
Made with Python 3.11, duckdb 1.5.6."""
import duckdb

duckdb.sql("COPY (SELECT x, INTERVAL 1 DAY AS span FROM range(3) rows(x)) TO 'duckdb-interval.parquet' (FORMAT parquet)")
