#!/bin/sh
# Writes an SPSS portable file with ReadStat, from an SPSS file that R's haven writes. Run anywhere.
# Made with R 4.2.2, haven 2.5.1, ReadStat 1.1.8.
set -e
cd "$(dirname "$0")"
Rscript - <<'R'
suppressMessages(library(haven))
data <- data.frame(
  ID = c(101, 102, 103, 104, 105),
  FRACTION = c(0.1, -1 / 3, 1e-5, 123456.789, NA),
  WHOLE = c(-99, 0, 151, 152, 1e15),
  SHORT = c("a", "", "ABCDEFGH", "x/y", "*."),
  stringsAsFactors = FALSE
)
data$SCORED <- labelled(c(1, 2, 1, 9, NA), c("Low" = 1, "High" = 2, "Not asked" = 9), "How high?")
data$SEX <- labelled(c("f", "m", "f", "x", ""), c("female" = "f", "male" = "m"))
write_sav(data, "/tmp/readstat-source.sav")
R
readstat -f /tmp/readstat-source.sav readstat.por
rm /tmp/readstat-source.sav
