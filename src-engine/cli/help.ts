export const helpText = `Crosslevel: multilevel models without a window

  crosslevel fit ANALYSIS.json                prints the result document (JSON)
  crosslevel fit ANALYSIS.json --out R.json   writes it to a file
  crosslevel fit ANALYSIS.json --repeat N     fits N times; fit.milliseconds is the median
  crosslevel data ANALYSIS.json --out D.sav   writes its data, joined and prepared: .csv, .xlsx, .ods, .sav, .dta, .parquet
  crosslevel --version
  crosslevel --help

The analysis file names its data, its model and how to estimate it; paths in it are relative to itself.
Exit status: 0 with a result (also one that carries warnings), 1 when the analysis cannot be run;
then standard error says what is wrong and where, and nothing is written.
`;
