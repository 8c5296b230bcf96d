# SAS transport files as R's haven writes them. R 4.2.2, haven 2.5.1 (ReadStat 1.1.8).
# Run in this folder: Rscript make-files.R
suppressMessages(library(haven))

labelled_column <- function(x, label) { attr(x, "label") <- label; x }
study <- data.frame(
  pupil = labelled_column(c(1, 2, 3, 4, 5), "Pupil's number"),
  score = labelled_column(c(0.1, -1 / 3, 1e9, NA, 1e-30), "Ünïcode score"),
  town = labelled_column(c("Köln", "", "a much longer text than eight letters", "Wien", " leading"), "Town"),
  day = labelled_column(as.Date(c("1959-12-31", "1960-01-01", "2024-02-29", NA, "1582-10-15")), "Day"),
  moment = as.POSIXct(c("1960-01-01 00:00:01", "2024-02-29 13:45:10", NA, "1970-01-01 00:00:00", "1999-12-31 23:59:59"), tz = "UTC")
)
study$told <- tagged_na("A", "Z", NA, NA, NA)
study$told[c(3, 4, 5)] <- c(1, NA, 2.5)
write_xpt(study, "haven-5.xpt", version = 5, name = "STUDY")
names(study)[2] <- "a_score_with_a_longer_name"
attr(study$town, "label") <- strrep("a label of more than forty letters, ", 4)
write_xpt(study, "haven-8.xpt", version = 8, name = "LONGNAME")
write_xpt(data.frame(one = c("a", "b", "", "")), "haven-blanks.xpt", version = 5, name = "BLANKS")
suppressWarnings(write_sas(study[1:5], "haven-plain.sas7bdat"))
