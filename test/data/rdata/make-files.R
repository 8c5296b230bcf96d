# Files of R, and their values as R itself has them, as JSON. R 4.2.2, haven 2.5.1, bit64 if there is.
# Run in this folder: Rscript make-files.R
suppressMessages({library(haven); library(jsonlite)})

study <- data.frame(
  id = 1:6, # a run, kept in a shorter form
  score = c(0.1, -1 / 3, 1e300, NA, NaN, Inf),
  whole = c(1L, NA, -3L, 4L, 5L, 6L),
  name = c("Ann", NA, "", "Köln", "日本", "a much longer name, with a comma"),
  passed = c(TRUE, FALSE, NA, TRUE, TRUE, FALSE),
  sector = factor(c("public", "catholic", NA, "public", "catholic", "public"), levels = c("public", "catholic")),
  school = factor(c(1224, 1288, 1224, 1296, 1288, 1224)),
  grade = factor(c("low", "high", "mid", "low", NA, "mid"), levels = c("low", "mid", "high"), ordered = TRUE),
  day = as.Date(c("2024-02-29", "1969-12-31", NA, "1582-10-15", "1970-01-01", "2000-01-01")),
  moment = as.POSIXct(c("2024-02-29 13:45:10", NA, "1970-01-01 00:00:00", "1999-12-31 23:59:59", "1960-01-01 12:00:00", "2000-01-01 00:00:01"), tz = "UTC"),
  took = as.difftime(c(1, 2.5, NA, 60, 90, 0), units = "mins")
)
attr(study$score, "label") <- "Score, z"
study$code <- as.character(study$id) # numbers that are not yet texts
study$told <- labelled(c(1, 2, tagged_na("a"), tagged_na("z"), NA, -9), c(Yes = 1, No = 2, Refused = tagged_na("a")), "Told?")
study$spss <- labelled_spss(c(1, 2, 8, 9, 99, 1), c(Agree = 1, Disagree = 2, Never = 9), na_values = 99, na_range = c(8, 9), label = "Item 1")
study$town <- labelled(c("W", "K", "W", "", NA, "K"), c(Wien = "W", `Köln` = "K"))
latin <- "M\xfcnchen"; Encoding(latin) <- "latin1"
study$latin <- c(latin, "b", latin, NA, "e", "f")

saveRDS(study, "study-3.rds")
saveRDS(study, "study-2.rds", version = 2)
saveRDS(tibble::as_tibble(study), "tibble-plain.rds", compress = FALSE)
saveRDS(study, "study-xz.rds", compress = "xz")
saveRDS(study, "study-bzip2.rds", compress = "bzip2")
# R's text forms keep no letters of missing values, and only hexadecimal numbers are exact.
plain <- study[names(study) != "told"]
written <- function(name, ...) { file <- file(name, "wb"); serialize(plain, file, ...); close(file) }
written("plain-hexadecimal.rds", ascii = NA)
written("plain-little-endian.rds", xdr = FALSE)
save(plain, file = "plain-text.RData", ascii = TRUE, compress = FALSE)
school <- data.frame(size = c(10, 20), row.names = c("first", "second"))
model <- lm(dist ~ speed, cars)
square <- function(x) x^2
save(model, square, study, school, file = "workspace.RData")
numbered <- data.frame(size = c(10, 20), row.names = c("1", "2"))
compiled <- compiler::cmpfun(function(x, y = list(a = 1)) { for (i in seq_along(x)) x[i] <- if (x[i] > 0) x[i] + y$a else -x[i]; function() x })
attr(compiled, "note") <- "kept"
save(compiled, numbered, file = "compiled.RData")
withlist <- data.frame(x = 1:2)
withlist$inner <- list(1:3, "a")
withlist$pair <- matrix(1:4, 2)
withlist$complex <- complex(real = 1:2)
saveRDS(withlist, "left-out.rds")
saveRDS(list(a = school, 7, b = study), "list.rds")
saveRDS(mtcars, "mtcars.rds")
saveRDS(1:3, "vector.rds")
packages <- data.frame(id = bit64::as.integer64(c("1", "9007199254740993", NA)), small = bit64::as.integer64(c(1, -2, NA)))
packages$time <- data.table::as.ITime(c("10:11:12", "00:00:00", NA))
packages$period <- lubridate::period(hours = 1:3)
saveRDS(packages, "packages.rds", version = 2)
saveRDS(school, "text.rds", ascii = TRUE)

exact <- function(x) ifelse(is.na(x), ifelse(is.na(na_tag(as.double(x))), NA, paste0(".", na_tag(as.double(x)))), sprintf("%.17g", x))
plain <- function(x) {
  if (is.factor(x)) { numbers <- suppressWarnings(as.numeric(levels(x))); return(exact(if (anyNA(numbers)) as.double(unclass(x)) else numbers[unclass(x)])) }
  if (is.character(x)) return(ifelse(enc2utf8(as.vector(x)) == "", NA, enc2utf8(as.vector(x))))
  if (inherits(x, "POSIXct")) return(exact(as.double(x) / 86400))
  if (inherits(x, "difftime")) return(exact(as.double(x, units = "secs")))
  exact(as.double(unclass(x)))
}
describe <- function(x, name) {
  label <- attr(x, "label", exact = TRUE)
  labels <- attr(x, "labels")
  list(
    name = name,
    label = if (is.null(label)) "" else label,
    storage = if (inherits(x, c("Date", "POSIXct"))) "date" else if (inherits(x, "difftime")) "time" else if (is.character(x)) "text" else "number",
    measure = if (is.ordered(x)) "ordinal" else if (is.factor(x) || is.logical(x) || is.character(x)) "nominal" else NULL,
    valueLabels = if (is.factor(x) && anyNA(suppressWarnings(as.numeric(levels(x))))) Map(function(v, l) list(value = as.character(v), label = l), seq_along(levels(x)), levels(x))
      else if (is.logical(x)) list(list(value = "0", label = "FALSE"), list(value = "1", label = "TRUE"))
      else unname(Map(function(v, l) list(value = v, label = l), if (is.character(labels)) unname(labels) else exact(as.double(labels)), names(labels))),
    missingValues = as.list(unname(attr(x, "na_values"))),
    missingRange = if (is.null(attr(x, "na_range"))) NULL else as.list(attr(x, "na_range")),
    values = as.list(unname(plain(x)))
  )
}
writeLines(toJSON(unname(Map(describe, study, names(study))), auto_unbox = TRUE, digits = NA, na = "null", null = "null", pretty = 1), "study.expected.json", useBytes = TRUE)

# What a clock showed, as R prints it: both sides of a change of summer time, years before zones were whole hours.
moments <- c(1711846799, 1711846800, 1704067200, 0, -3e9, NA)
zones <- c("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "UTC")
clocks <- setNames(lapply(zones, function(zone) .POSIXct(moments, tz = zone)), c("berlin", "new_york", "lord_howe", "utc"))
saveRDS(as.data.frame(clocks), "time-zones.rds")
shown <- lapply(clocks, function(x) as.list(format(x, "%Y-%m-%dT%H:%M:%SZ")))
writeLines(toJSON(shown, auto_unbox = TRUE, na = "null", null = "null", pretty = 1), "time-zones.expected.json")
