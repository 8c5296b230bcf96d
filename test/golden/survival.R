# Discrete-time survival: Rscript test/golden/survival.R
# Spells of persons in firms, written with one row each; R makes the rows of the periods by itself. Models by glmmTMB (Laplace's
# approximation and standard errors with the observed curvature); the life table by survival's survfit.
suppressPackageStartupMessages({ library(glmmTMB); library(survival); library(jsonlite) })
set.seed(57)
firms <- 30; per <- 16
d <- data.frame(firm = rep(seq_len(firms), each = per), person = seq_len(firms * per))
d$skill <- round(rnorm(nrow(d)), 2); d$branch <- c("north", "south")[1 + d$firm %% 2]
frailty <- rnorm(firms, 0, 0.6)[d$firm]
hazard <- function(t) 1 - exp(-exp(-2.4 + 0.28 * (t - 1) - 0.02 * (t - 1)^2 + 0.5 * d$skill - 0.4 * (d$branch == "south") + frailty))
d$duration <- 9; d$quit <- 0; open <- rep(TRUE, nrow(d))
for (t in 1:9) { now <- open & runif(nrow(d)) < hazard(t); d$duration[now] <- t; d$quit[now] <- 1; open <- open & !now; lost <- open & runif(nrow(d)) < 0.04; d$duration[lost] <- t; open <- open & !lost }
write.csv(d[c("firm", "person", "skill", "branch", "duration", "quit")], "test/golden/data/spells.csv", row.names = FALSE, quote = FALSE)

long <- d[rep(seq_len(nrow(d)), d$duration), ]; long$period <- sequence(d$duration)
long$event <- as.integer(long$period == long$duration & long$quit == 1); long$time <- long$period - 1; long$lnPeriod <- log(long$period)

one <- list(variables = list())
v <- function(name, ...) list(variables = list(list(name = name, ...)))
baselines <- list(
  periods = list(formula = "factor(period)", terms = list(v("period", type = "categorical"))),
  linear = list(formula = "time", terms = list(v("period", center = 1))),
  quadratic = list(formula = "time + I(time^2)", terms = list(v("period", center = 1), v("period", center = 1, power = 2))),
  logarithm = list(formula = "lnPeriod", terms = list(v("lnPeriod"))))
cases <- list()
for (link in c("cloglog", "logit")) for (baseline in names(baselines)) for (mixed in c(TRUE, FALSE)) {
  if (!mixed && baseline != "periods") next
  b <- baselines[[baseline]]
  formula <- as.formula(paste("event ~", b$formula, "+ skill + branch", if (mixed) "+ (1 | firm)" else ""))
  m <- glmmTMB(formula, long, family = binomial(link), control = glmmTMBControl(optCtrl = list(iter.max = 1e4, eval.max = 1e4, rel.tol = 1e-14)))
  s <- summary(m)$coefficients$cond; variance <- if (mixed) VarCorr(m)$cond$firm[1]
  cases[[length(cases) + 1]] <- list(name = paste0("survival, ", link, ", ", baseline, if (mixed) ", random intercept" else ", one level"), formula = deparse1(formula),
    model = list(outcome = "event", distribution = "bernoulli", link = link, survival = list(period = "period"), fixed = c(list(one), b$terms, list(v("skill"), v("branch"))), random = if (mixed) list(list(group = "firm", terms = list(one))) else list()),
    expected = list(logLik = as.numeric(logLik(m)), estimate = I(unname(s[, 1])), se = I(unname(s[, 2])), variance = variance))
  cat(tail(cases, 1)[[1]]$name, format(as.numeric(logLik(m)), digits = 10), "\n")
}
f <- survfit(Surv(duration, quit) ~ 1, d)
life <- list(period = f$time, atRisk = f$n.risk, events = f$n.event, censored = f$n.censor, hazard = f$n.event / f$n.risk, survival = f$surv, se = f$surv * f$std.err)
write(toJSON(list(source = paste(R.version.string, "glmmTMB", packageVersion("glmmTMB"), "survival", packageVersion("survival"), sep = "; "), lifeTable = life, cases = cases), auto_unbox = TRUE, digits = NA, null = "null"), "test/golden/survival.json")
