# Golden values of tests of variances: Rscript test/golden/variance-tests.R
# Writes variance-tests.json: restricted deviances of lme4 with and without each variance (all others and their correlations kept)
# and, with two effects, without the correlation; HLM's H by Raudenbush & Bryk's (2002) formulas from lm() in each unit.
suppressMessages({library(lme4); library(jsonlite)})
read <- function(name) read.csv(file.path("test/golden/data", paste0(name, ".csv")))
tight <- lmerControl(optimizer = "bobyqa", optCtrl = list(maxfun = 1e5, rhoend = 1e-10), check.conv.singular = "ignore", check.conv.grad = "ignore")
hsb <- read("hsb"); hsb$ses_c <- hsb$ses - ave(hsb$ses, hsb$school)
sleepstudy <- read("sleepstudy"); pastes <- read("pastes"); penicillin <- read("penicillin")

term <- function(...) list(variables = lapply(list(...), function(v) if (is.list(v)) v else list(name = v)))
one <- term(); ses <- list(name = "ses", center = "group", by = "school")
entry <- function(group, ..., covariance = "unstructured") list(group = group, terms = list(...), covariance = covariance)

# without: what is left of the random part without each variance, by part and effect; df of the mixture's upper half.
cases <- list(
  list(name = "HSB: random slope", data = "hsb", fixed = "mathach ~ ses_c", random = "(ses_c | school)",
    without = list("(0 + ses_c | school)", "(1 | school)"), df = c(2, 2), uncorrelated = "(ses_c || school)", within = mathach ~ ses,
    model = list(outcome = "mathach", fixed = list(one, term(ses)), random = list(entry("school", one, term(ses))))),
  list(name = "HSB: two random slopes", data = "hsb", fixed = "mathach ~ ses_c + female", random = "(ses_c + female | school)",
    without = list("(0 + ses_c + female | school)", "(female | school)", "(ses_c | school)"), df = c(3, 3, 3), within = mathach ~ ses + female,
    model = list(outcome = "mathach", fixed = list(one, term(ses), term("female")), random = list(entry("school", one, term(ses), term("female"))))),
  list(name = "sleepstudy", data = "sleepstudy", fixed = "Reaction ~ Days", random = "(Days | Subject)",
    without = list("(0 + Days | Subject)", "(1 | Subject)"), df = c(2, 2), uncorrelated = "(Days || Subject)", within = Reaction ~ Days,
    model = list(outcome = "Reaction", fixed = list(one, term("Days")), random = list(entry("Subject", one, term("Days"))))),
  list(name = "sleepstudy: no correlation", data = "sleepstudy", fixed = "Reaction ~ Days", random = "(Days || Subject)",
    without = list("(0 + Days | Subject)", "(1 | Subject)"), df = c(1, 1), within = Reaction ~ Days,
    model = list(outcome = "Reaction", fixed = list(one, term("Days")), random = list(entry("Subject", one, term("Days"), covariance = "diagonal")))),
  list(name = "Pastes: nested", data = "pastes", fixed = "strength ~ 1", random = "(1 | batch) + (1 | batch:cask)",
    without = list("(1 | batch:cask)", "(1 | batch)"), df = c(1, 1),
    model = list(outcome = "strength", fixed = list(one), random = list(entry("batch", one), entry(list("batch", "cask"), one)))),
  list(name = "Penicillin: crossed", data = "penicillin", fixed = "diameter ~ 1", random = "(1 | plate) + (1 | sample)",
    without = list("(1 | sample)", "(1 | plate)"), df = c(1, 1),
    model = list(outcome = "diameter", fixed = list(one), random = list(entry("plate", one), entry("sample", one))))
)
homogeneity <- function(formula, data, group) {
  units <- lapply(split(data, data[[group]]), function(unit) { fit <- lm(formula, unit); c(log(sum(resid(fit)^2) / fit$df.residual), fit$df.residual) })
  u <- do.call(rbind, units); u <- u[u[, 2] > 0, ]; d <- (u[, 1] - sum(u[, 2] * u[, 1]) / sum(u[, 2])) / sqrt(2 / u[, 2])
  h <- sum(d^2); df <- nrow(u) - 1; list(chiSquare = h, df = df, p = pchisq(h, df, lower.tail = FALSE))
}
results <- lapply(cases, function(case) {
  data <- get(case$data)
  deviance <- function(random) as.numeric(-2 * logLik(lmer(as.formula(paste(case$fixed, "+", random)), data, control = tight)))
  full <- deviance(case$random)
  test <- function(random, df) { x <- max(0, deviance(random) - full); upper <- function(k) if (k == 0) as.numeric(x <= 0) else pchisq(x, k, lower.tail = FALSE)
    list(chiSquare = x, df = df, p = (upper(df - 1) + upper(df)) / 2) }
  correlation <- if (is.null(case$uncorrelated)) NULL else { x <- max(0, deviance(case$uncorrelated) - full); list(chiSquare = x, df = 1, p = pchisq(x, 1, lower.tail = FALSE)) }
  group <- if (case$data == "hsb") "school" else "Subject"
  list(name = case$name, data = case$data, formula = paste(case$fixed, "+", case$random), model = case$model,
    variance = Map(test, case$without, case$df), correlation = correlation, homogeneity = if (is.null(case$within)) NULL else homogeneity(case$within, data, group))
})
source <- paste0("R ", getRversion(), ", lme4 ", packageVersion("lme4"))
writeLines(toJSON(list(source = source, cases = results), auto_unbox = TRUE, digits = 12, pretty = TRUE, null = "null"), "test/golden/variance-tests.json")
