# Data sets of R packages as CSV, for the suggestion of levels. Run in this folder: Rscript make-real-data.R
# Made with R 4.2.2, nlme 3.1-162, lme4 1.1-31, mlmRev 1.0-8, MASS 7.3-58.2.
keep <- function(package, name, rows = Inf, which = TRUE) {
  data <- get(name, envir = as.environment(paste0("package:", package)))
  data <- as.data.frame(data)
  data <- data[seq_len(nrow(data)) <= rows & (if (is.function(which)) which(data) else TRUE), ]
  write.csv(data, paste0(name, ".csv"), row.names = FALSE)
}
suppressMessages({library(nlme); library(lme4); library(mlmRev); library(MASS)})

keep("nlme", "Orthodont")
keep("nlme", "Machines")
keep("nlme", "Oats")
keep("datasets", "ChickWeight")
keep("nlme", "Oxide")
keep("lme4", "Pastes")
keep("lme4", "Penicillin")
keep("lme4", "grouseticks")
keep("lme4", "cbpp")
keep("lme4", "VerbAgg", which = function(data) data$id %in% 1:60)
keep("mlmRev", "Contraception")
keep("mlmRev", "Chem97", 3000)
keep("mlmRev", "guImmun", 1200)
keep("mlmRev", "Mmmec")
keep("mlmRev", "Socatt")
keep("mlmRev", "star", 2500)
keep("mlmRev", "ScotsSec", 1500)
keep("MASS", "nlschools", 1500)
keep("MASS", "bacteria")
