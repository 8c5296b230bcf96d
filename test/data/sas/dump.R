# What R's haven reads from the SAS files in this folder (those of .gz unpacked, with the catalogs beside them), as JSON:
# the standard our own reader is held to. R 4.2.2, haven 2.5.1. Run in this folder: Rscript dump.R
suppressMessages({library(haven); library(jsonlite)})

# As texts: JSON would get 15 digits. Missing values of a kind by their letter, ".A".
exact <- function(x) ifelse(is.na(x), ifelse(is.na(na_tag(x)), NA, paste0(".", toupper(na_tag(x)))), sprintf("%.17g", x))
days <- function(x) if (inherits(x, "POSIXct")) as.numeric(x) / 86400 else as.numeric(unclass(x))
plain <- function(x) {
  if (is.character(x)) ifelse(x == "", NA, as.vector(x)) else { values <- as.double(days(x)); attributes(values) <- NULL; exact(values) }
}
describe <- function(x, name) {
  labels <- attr(x, "labels")
  label <- attr(x, "label", exact = TRUE)
  list(
    name = name,
    label = if (is.null(label)) "" else label,
    storage = if (inherits(x, "hms")) "time" else if (inherits(x, c("Date", "POSIXct"))) "date" else if (is.character(x)) "text" else "number",
    valueLabels = unname(Map(function(value, text) list(value = value, label = text),
      if (is.character(x)) unname(labels) else exact(as.double(unname(labels))), names(labels))),
    values = as.list(plain(x))
  )
}
unpacked <- function(file) {
  path <- file.path(tempdir(), sub("\\.gz$", "", file))
  con <- gzfile(file, "rb"); bytes <- readBin(con, "raw", 1e7); close(con)
  writeBin(bytes, path)
  path
}
for (file in sort(list.files(pattern = "\\.(xpt|sas7bdat)(\\.gz)?$"))) {
  catalog <- sub("sas7bdat", "sas7bcat", file)
  data <- if (grepl("xpt", file)) read_xpt(unpacked(file))
    else read_sas(unpacked(file), if (catalog != file && file.exists(catalog)) unpacked(catalog))
  text <- toJSON(unname(Map(describe, data, names(data))), auto_unbox = TRUE, digits = NA, na = "null", null = "null", pretty = 1)
  writeLines(text, paste0(sub("\\.gz$", "", file), ".expected.json"), useBytes = TRUE)
}
