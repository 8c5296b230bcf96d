# A data frame of haven's from a Stata or SAS file, as the JSON that our own readers are held to. Sourced by dta/dump.R and
# sas/dump.R.
suppressMessages({library(haven); library(jsonlite)})

# As texts: JSON would get 15 digits. Missing values of a kind by their letter, ".a"; SAS has it in upper case.
exact <- function(x, letter) ifelse(is.na(x), ifelse(is.na(na_tag(x)), NA, paste0(".", letter(na_tag(x)))), sprintf("%.17g", x))
days <- function(x) if (inherits(x, "POSIXct")) as.numeric(x) / 86400 else as.numeric(unclass(x))
plain <- function(x, letter) {
  if (is.character(x)) ifelse(x == "", NA, as.vector(x)) else { values <- as.double(days(x)); attributes(values) <- NULL; exact(values, letter) }
}
describe <- function(x, name, letter) {
  labels <- attr(x, "labels")
  label <- attr(x, "label", exact = TRUE)
  list(
    name = name,
    label = if (is.null(label)) "" else label,
    storage = if (inherits(x, "hms")) "time" else if (inherits(x, c("Date", "POSIXct"))) "date" else if (is.character(x)) "text" else "number",
    valueLabels = unname(Map(function(value, text) list(value = value, label = text),
      if (is.character(x)) unname(labels) else exact(as.double(unname(labels)), letter), names(labels))),
    values = as.list(plain(x, letter))
  )
}

write_expected <- function(data, file, letter = identity) {
  variables <- unname(Map(function(x, name) describe(x, name, letter), data, names(data)))
  text <- toJSON(variables, auto_unbox = TRUE, digits = NA, na = "null", null = "null", pretty = 1)
  writeLines(text, paste0(file, ".expected.json"), useBytes = TRUE)
}
