# A data frame of haven's from an SPSS file, as the JSON that our own reader is held to. Sourced by sav/dump.R and por/dump.R.
suppressMessages({library(haven); library(jsonlite)})

# As texts: JSON would get 15 digits.
exact <- function(x) ifelse(is.na(x), NA, sprintf("%.17g", x))
# Where a file does not tell its encoding haven passes its bytes on.
unicode <- function(x) ifelse(validUTF8(x), x, iconv(x, "windows-1252", "UTF-8"))
plain <- function(x) {
  if (inherits(x, "Date")) exact(as.numeric(x))
  else if (inherits(x, "POSIXct")) exact(as.numeric(x) / 86400)
  else if (is.character(x)) { x <- sub(" +$", "", unicode(unclass(x))); attributes(x) <- NULL; ifelse(x == "", NA, x) }
  else exact(as.numeric(unclass(x)))
}
trimmed <- function(x) if (is.character(x)) sub(" +$", "", x) else x
is_date <- function(x) inherits(x, c("Date", "POSIXct")) || grepl("DATE", attr(x, "format.spss", exact = TRUE))
# haven turns the dates of a variable with missing values into days, but leaves the missing values in SPSS's seconds.
bound <- function(x, date) if (is.infinite(x)) NA else if (date) (x - 12219379200) / 86400 else x

describe <- function(x, name) {
  labels <- attr(x, "labels")
  range <- attr(x, "na_range")
  label <- attr(x, "label", exact = TRUE)
  date <- isTRUE(is_date(x))
  list(
    name = name,
    label = if (is.null(label)) "" else label,
    storage = if (date) "date" else if (inherits(x, "hms")) "time" else if (is.character(x)) "text" else "number",
    valueLabels = Map(function(value, text) list(value = trimmed(value), label = text), unname(labels), names(labels)) |> unname(),
    missingValues = as.list(trimmed(attr(x, "na_values"))),
    missingRange = if (is.null(range)) NULL else lapply(unname(range), bound, date),
    values = as.list(plain(x))
  )
}

write_expected <- function(data, file) {
  text <- toJSON(unname(Map(describe, data, names(data))), auto_unbox = TRUE, digits = NA, na = "null", null = "null", pretty = 1)
  writeLines(text, paste0(file, ".expected.json"), useBytes = TRUE)
}
