# Rscript reading.R folder out.json "make": writes data.csv of the folder in the formats that only R has here;
# … "time": times R on every file of the folder, in seconds (the best of three).
suppressPackageStartupMessages({ library(jsonlite); library(haven) })
arguments <- commandArgs(TRUE)
setwd(arguments[1])
fast <- requireNamespace("data.table", quietly = TRUE)
csv <- function(file) if (fast) as.data.frame(data.table::fread(file)) else read.csv(file)
if (arguments[3] == "make") {
  d <- csv("data.csv")
  saveRDS(d, "data.rds")
  write_xpt(d, "data.xpt", version = 5, name = "DATA")
  suppressWarnings(write_sas(d, "data.sas7bdat"))
} else {
  readers <- list(csv = csv, sav = read_sav, dta = read_dta, xpt = read_xpt, sas7bdat = read_sas, rds = readRDS)
  best <- function(work) min(replicate(3, { gc(FALSE); unname(system.time(work())["elapsed"]) }))
  times <- lapply(names(readers), function(format) best(function() readers[[format]](paste0("data.", format))))
  names(times) <- names(readers)
  programs <- list(csv = if (fast) paste("data.table", packageVersion("data.table")) else "read.csv", rds = "readRDS")
  for (format in c("sav", "dta", "xpt", "sas7bdat")) programs[[format]] <- paste("haven", packageVersion("haven"))
  write_json(list(seconds = times, programs = programs), arguments[2], auto_unbox = TRUE, digits = NA)
}
