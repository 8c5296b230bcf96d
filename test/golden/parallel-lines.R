# Test of parallel lines: Rscript test/golden/parallel-lines.R
# Without random effects nominal_test of R's ordinal. With a random intercept no package has it: there the likelihood itself,
# integrated over the intercept by the trapezoidal rule on a fine grid and maximized in R, with and without a slope for each threshold.
suppressPackageStartupMessages({ library(ordinal); library(jsonlite) })
d <- read.csv("test/golden/data/mood.csv", stringsAsFactors = TRUE)
categories <- c("awful", "poor", "fair", "good", "superb")
d$mood <- ordered(d$mood, levels = categories)
d$time <- d$year - 2006

one <- list(variables = list())
v <- function(name, ...) list(variables = list(list(name = name, ...)))
model <- function(link, random, ...) list(outcome = "mood", distribution = "ordinal", link = link, order = I(categories), fixed = list(v("year", center = 2006), v("arm")), random = random, ...)
cases <- list()
add <- function(name, formula, model, tests) { cases[[length(cases) + 1]] <<- list(name = name, formula = formula, data = "mood", model = model, expected = tests); cat(name, "\n"); print(tests) }

for (link in c("logit", "probit")) {
  m <- clm(mood ~ time + arm, data = d, link = link, control = list(gradTol = 1e-9))
  n <- nominal_test(m)
  both <- clm(mood ~ 1, nominal = ~ time + arm, data = d, link = link, control = list(gradTol = 1e-9))
  all <- 2 * (as.numeric(logLik(both)) - as.numeric(logLik(m)))
  add(paste("parallel lines,", link), "nominal_test(clm(mood ~ time + arm))", model(link, list()), list(
    name = list("year", "arm", NULL), chiSquare = c(n$LRT[-1], all), df = c(n$Df[-1], 9), p = c(n[["Pr(>Chi)"]][-1], pchisq(all, 9, lower.tail = FALSE))))
}

# One random intercept of the unit: z on a grid, in standard deviations.
z <- seq(-8, 8, length.out = 161); weight <- dnorm(z) * (z[2] - z[1])
y <- as.integer(d$mood); K <- length(categories)
x <- cbind(d$time, d$arm == "music", d$arm == "sport"); unit <- match(d$unit, unique(d$unit))
minus <- function(p, moving) {
  sd <- exp(p[1]); cuts <- p[2:K]; beta <- p[K + 1:3]
  gamma <- matrix(p[-(1:(K + 3))], K - 2)
  tau <- matrix(cuts, nrow(d), K - 1, byrow = TRUE)
  if (length(moving) > 0) tau[, -1] <- tau[, -1] - x[, moving, drop = FALSE] %*% t(gamma)
  bounds <- cbind(-Inf, tau, Inf); eta <- as.vector(x %*% beta)
  upper <- bounds[cbind(seq_along(y), y + 1)] - eta; lower <- bounds[cbind(seq_along(y), y)] - eta
  if (any(upper <= lower)) return(1e10)
  logs <- log(plogis(outer(upper, sd * z, "-")) - plogis(outer(lower, sd * z, "-")))
  joint <- rowsum(logs, unit); most <- apply(joint, 1, max)
  -sum(most + log(exp(joint - most) %*% weight))
}
best <- function(start, moving) { m <- list(par = start); for (i in 1:4) m <- optim(m$par, minus, moving = moving, method = "BFGS", control = list(reltol = 1e-15, maxit = 500)); m <- nlm(function(p) minus(p, moving), m$par, gradtol = 1e-10, steptol = 1e-12, iterlim = 200); list(value = m$minimum, par = m$estimate) }
base <- clm(mood ~ time + arm, data = d)
plain <- best(c(log(0.7), coef(base)), integer(0))
tests <- lapply(list(1, 2:3, 1:3), function(moving) { df <- (K - 2) * length(moving); m <- best(c(plain$par, rep(0, df)), moving); chi <- 2 * (plain$value - m$value); list(chi, df, pchisq(chi, df, lower.tail = FALSE)) })
pick <- function(k) sapply(tests, function(t) t[[k]])
add("parallel lines with a random intercept", "likelihood of mood ~ time + arm + (1 | unit), integrated", model("logit", list(list(group = I("unit"), terms = list(one))), estimation = list(method = "agq", quadraturePoints = 25)),
  list(name = list("year", "arm", NULL), chiSquare = pick(1), df = pick(2), p = pick(3)))

write(toJSON(list(source = paste(R.version.string, "ordinal", packageVersion("ordinal"), sep = "; "), cases = cases), auto_unbox = TRUE, digits = NA, null = "null"), "test/golden/parallel-lines.json")
