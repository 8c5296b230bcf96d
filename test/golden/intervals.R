# Golden values of intervals: Rscript test/golden/intervals.R
# Writes intervals.json (20 minutes). Profile likelihood by lme4's confint (splines through a fine grid), percentiles of lme4's
# bootMer with 4,000 samples, 1,000 for large data.
suppressMessages({library(lme4); library(boot); library(jsonlite)})
here <- "test/golden/data"
read <- function(name) read.csv(file.path(here, paste0(name, ".csv")))
tight <- lmerControl(optimizer = "bobyqa", optCtrl = list(maxfun = 1e5, rhoend = 1e-10), check.conv.singular = "ignore", check.conv.grad = "ignore")
hsb <- read("hsb"); hsb$ses_c <- hsb$ses - ave(hsb$ses, hsb$school)
sleepstudy <- read("sleepstudy"); pastes <- read("pastes"); penicillin <- read("penicillin")

term <- function(...) list(variables = lapply(list(...), function(v) if (is.list(v)) v else list(name = v)))
one <- term(); ses <- list(name = "ses", center = "group", by = "school")
cases <- list(
  list(name = "HSB: slopes as outcomes", data = "hsb", formula = "mathach ~ ses_c * sector + ses_c * meanses + (ses_c | school)",
    model = list(outcome = "mathach", fixed = list(one, term(ses), term("sector"), term("meanses"), term(ses, "sector"), term(ses, "meanses")),
      random = list(list(group = "school", terms = list(one, term(ses)))))),
  list(name = "HSB: random intercept", data = "hsb", formula = "mathach ~ ses_c + (1 | school)",
    model = list(outcome = "mathach", fixed = list(one, term(ses)), random = list(list(group = "school", terms = list(one))))),
  list(name = "sleepstudy", data = "sleepstudy", formula = "Reaction ~ Days + (Days | Subject)",
    model = list(outcome = "Reaction", fixed = list(one, term("Days")), random = list(list(group = "Subject", terms = list(one, term("Days")))))),
  list(name = "sleepstudy: no correlation", data = "sleepstudy", formula = "Reaction ~ Days + (Days || Subject)",
    model = list(outcome = "Reaction", fixed = list(one, term("Days")), random = list(list(group = "Subject", terms = list(one, term("Days")), covariance = "diagonal")))),
  list(name = "Pastes: nested", data = "pastes", formula = "strength ~ 1 + (1 | batch) + (1 | batch:cask)",
    model = list(outcome = "strength", fixed = list(one), random = list(list(group = "batch", terms = list(one)), list(group = list("batch", "cask"), terms = list(one))))),
  list(name = "Penicillin: crossed", data = "penicillin", formula = "diameter ~ 1 + (1 | plate) + (1 | sample)",
    model = list(outcome = "diameter", fixed = list(one), random = list(list(group = "plate", terms = list(one)), list(group = "sample", terms = list(one)))))
)

# Parameters as "sd (Intercept) | school", "cor ses, (Intercept) | school", "sigma", "β 1" …
parameter_names <- function(m) {
  random <- unlist(lapply(names(VarCorr(m)), function(g) {
    v <- VarCorr(m)[[g]]; effects <- sub("ses_c", "ses", colnames(v)); group <- sub("\\.[0-9]$", "", g)
    unlist(lapply(seq_along(effects), function(j) lapply(j:length(effects), function(i)
      if (i == j) paste("sd", effects[i], "|", group) else paste("cor", paste0(effects[i], ", ", effects[j]), "|", group))))
  }))
  c(random, "sigma", paste("b", seq_along(fixef(m))))
}
as_cases <- function(matrix, names) { out <- lapply(seq_len(nrow(matrix)), function(i) as.numeric(matrix[i, ])); names(out) <- names; out }

results <- lapply(cases, function(case) {
  data <- get(case$data); formula <- as.formula(case$formula)
  reml <- lmer(formula, data, control = tight); ml <- update(reml, REML = FALSE)
  names <- parameter_names(ml)
  profiled <- as_cases(suppressWarnings(confint(profile(ml, delta = 0.1, signames = FALSE), level = 0.95)), names)
  booted <- {
    statistic <- function(m) { v <- as.data.frame(VarCorr(m), order = "lower.tri"); c(v$sdcor, fixef(m)) }
    set.seed(1); b <- suppressMessages(suppressWarnings(bootMer(reml, statistic, nsim = if (nrow(data) > 1000) 1000 else 4000)))
    as_cases(t(sapply(seq_along(b$t0), function(i) { x <- b$t[, i]; quantile(x[is.finite(x)], c(0.025, 0.975), type = 6) })), names)
  }
  list(name = case$name, data = case$data, formula = case$formula, model = case$model, profile = profiled, bootstrap = booted)
})
source <- paste0("R ", getRversion(), ", lme4 ", packageVersion("lme4"))
writeLines(toJSON(list(source = source, cases = results), auto_unbox = TRUE, digits = 10, pretty = TRUE, null = "null"), "test/golden/intervals.json")
