#!/bin/sh
# Writes High School and Beyond as hsb.csv (by R), hsb.xlsx and hsb.ods (by LibreOffice from it), and workbook.xlsx and
# workbook.ods (by LibreOffice from workbook.fods, which is written by hand; merged.* in the same way; workbook-flat.fods from workbook.ods). Run anywhere.
# Made with R 4.2.2, haven 2.5.1, LibreOffice 7.4.
set -e
cd "$(dirname "$0")"
Rscript -e 'hsb <- lapply(haven::read_sav("../../assets/examples/hsb.sav"), as.numeric)' \
        -e 'write.csv(as.data.frame(hsb), "hsb.csv", row.names = FALSE, quote = FALSE)'
soffice --headless --convert-to xlsx hsb.csv > /dev/null
soffice --headless --convert-to ods hsb.csv > /dev/null
soffice --headless --convert-to xlsx workbook.fods > /dev/null
soffice --headless --convert-to ods workbook.fods > /dev/null
cp workbook.ods workbook-flat.ods
soffice --headless --convert-to fods workbook-flat.ods > /dev/null
rm workbook-flat.ods
soffice --headless --convert-to xls:"MS Excel 97" workbook.fods > /dev/null
for format in xlsx ods "xls:MS Excel 97"; do soffice --headless --convert-to "$format" merged.fods > /dev/null; done
soffice --headless --convert-to xlsm:"Calc MS Excel 2007 VBA XML" workbook.fods > /dev/null
