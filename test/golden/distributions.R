# Tail probabilities and quantiles: Rscript test/golden/distributions.R
library(jsonlite)
z <- c(-40,-10,-5,-1,-1e-3,0,1e-8,0.5,1,2,5,8,20,37)
p <- c(1e-300,1e-100,1e-20,1e-10,1e-4,.025,.3,.5,.7,.975,.9999)
g <- expand.grid(t=c(1e-8,.01,.5,1,2,5,20,100,1e5),df=c(1,1.5,3,10,157.3,1e4,1e7))
q <- expand.grid(p=c(.5001,.51,.55,.6,.9,.975,.995,.99999),df=c(.5,1,1.5,3,10,157.3,1e4,1e6))
x <- rbind(expand.grid(x=c(1e-10,.1,1,10,100,605,1660.23,3000),df=c(1,2,5,59.5,157,1000)),
 within(expand.grid(x=c(.99,.5,.1,.01,1e-3,1e-6,1e-20,1e-50),df=c(3,20,157,500,1000,3000,1e4,1e5)), x <- qchisq(x,df,lower=FALSE)))
f <- expand.grid(f=c(1e-6,.1,.9,1,1.1,3,10,50),a=c(1,2,7,500,5000),b=c(.5,1,3.3,20,150,1e5,1e7))
write(toJSON(list(version=R.version.string,normal=data.frame(z=z,upper=pnorm(z,lower=FALSE)),normalQuantile=data.frame(p=p,z=qnorm(p)),
 t=cbind(g,p=2*pt(-g$t,g$df)),tQuantile=cbind(q,t=qt(q$p,q$df)),chiSquare=cbind(x,p=pchisq(x$x,x$df,lower=FALSE)),f=cbind(f,p=pf(f$f,f$a,f$b,lower=FALSE))),
 digits=NA,auto_unbox=TRUE),"test/golden/distributions.json")
