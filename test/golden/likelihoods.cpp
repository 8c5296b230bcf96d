// ln f of every distribution and link over any random effects, for likelihoods.R: TMB integrates u out by Laplace's approximation,
// with derivatives by automatic differentiation. Distributions and links are numbered as there.
#include <TMB.hpp>
template<class Type> Type softplus(Type x){ return logspace_add(Type(0), x); }
template<class Type> Type cdf(Type e, int link){
  switch(link){
    case 2: return invlogit(e);
    case 3: return pnorm(e, Type(0), Type(1));
    case 4: return Type(1)-exp(-exp(e));
    case 5: return exp(-exp(-e));
    case 10: return Type(0.5) + atan(e)/Type(M_PI);
  }
  return Type(0);
}
template<class Type> Type mean_of(Type e, int link, Type k){
  switch(link){
    case 0: return e;
    case 1: return exp(e);
    case 6: return Type(1)-exp(e);
    case 7: return Type(1)/e;
    case 8: return Type(1)/sqrt(e);
    case 9: return pow(e, Type(1)/k);
    default: return cdf(e, link);
  }
}
template<class Type> Type objective_function<Type>::operator() () {
  DATA_VECTOR(y); DATA_VECTOR(n); DATA_VECTOR(w); DATA_VECTOR(offset);
  DATA_MATRIX(X); DATA_SPARSE_MATRIX(Z);
  DATA_INTEGER(family); DATA_INTEGER(link); DATA_SCALAR(k); DATA_INTEGER(m); DATA_SCALAR(given);
  DATA_IVECTOR(units); DATA_IVECTOR(sizes); DATA_IMATRIX(place); // place: theta index for each (part,i,j), -1 none
  PARAMETER_VECTOR(beta); PARAMETER_VECTOR(theta); PARAMETER_VECTOR(psi); PARAMETER_VECTOR(u);
  Type nll = Type(0.5)*(u*u).sum();
  vector<Type> b(u.size());
  int at = 0, prow = 0;
  for(int p=0;p<units.size();p++){
    int q = sizes(p);
    matrix<Type> L(q,q); L.setZero();
    for(int i=0;i<q;i++) for(int j=0;j<=i;j++){ int t = place(prow+i,j); if(t>=0) L(i,j)=theta(t); }
    prow += q;
    for(int c=0;c<units(p);c++){ for(int i=0;i<q;i++){ Type s=0; for(int j=0;j<=i;j++) s+=L(i,j)*u(at+j); b(at+i)=s; } at+=q; }
  }
  vector<Type> eta = offset;
  if(beta.size()>0) eta = eta + X*beta;
  if(u.size()>0) eta = eta + Z*b;
  int N = y.size();
  for(int r=0;r<N;r++){
    Type ll=0; Type Y=y(r);
    if(family==12){
      Type tot=0; for(int e=0;e<m;e++) tot = logspace_add(tot, eta(r*m+e));
      ll = -tot; int c=CppAD::Integer(Y); if(c>0) ll += eta(r*m+c-1);
    } else if(family==11){
      int c=CppAD::Integer(Y); // 1..K
      int K=psi.size()+1; // psi(0)=first threshold, then log steps
      vector<Type> tau(K-1); tau(0)=psi(0); for(int i=1;i<K-1;i++) tau(i)=tau(i-1)+exp(psi(i));
      Type e=eta(r);
      Type hi = c==K? Type(1) : cdf(tau(c-1)-e, link);
      Type lo = c==1? Type(0) : cdf(tau(c-2)-e, link);
      ll = log(hi-lo);
    } else {
      Type e=eta(r); Type mu=mean_of(e,link,k);
      switch(family){
        case 1: ll = dnorm(Y,mu,exp(psi(0)/2),true); break;
        case 2: { Type N1=n(r); Type lc = lgamma(N1+1)-lgamma(Y+1)-lgamma(N1-Y+1);
          if(link==2) ll = lc + Y*e - N1*softplus(e);
          else if(link==4) ll = lc + (Y>0? Y*log(mu):Type(0)) - (N1-Y)*exp(e);
          else if(link==3) ll = lc + (Y>0? Y*log(pnorm(e,Type(0),Type(1))):Type(0)) + (N1-Y>0? (N1-Y)*log(pnorm(-e,Type(0),Type(1))):Type(0));
          else ll = lc + (Y>0? Y*log(mu):Type(0)) + (N1-Y>0? (N1-Y)*log(Type(1)-mu):Type(0)); } break;
        case 3: ll = Y*log(mu)-mu-lgamma(Y+1); if(link==1) ll = Y*e-mu-lgamma(Y+1); break;
        case 4: { Type th=exp(psi(0)); ll = lgamma(Y+th)-lgamma(th)-lgamma(Y+1)+th*log(th/(th+mu))+Y*log(mu/(th+mu)); } break;
        case 5: { Type ph=exp(psi(0)); Type s=mu/ph; ll = lgamma(Y+s)-lgamma(s)-lgamma(Y+1)-s*log(1+ph)+Y*log(ph/(1+ph)); } break;
        case 6: { Type a=exp(-psi(0)); ll = a*log(a*Y/mu)-a*Y/mu-log(Y)-lgamma(a); } break;
        case 7: { Type ph=exp(psi(0)); ll = -0.5*log(2*M_PI*ph*Y*Y*Y)-(Y-mu)*(Y-mu)/(2*ph*mu*mu*Y); } break;
        case 8: { Type ph=exp(psi(0)); ll = lgamma(ph)-lgamma(mu*ph)-lgamma((1-mu)*ph)+(mu*ph-1)*log(Y)+((1-mu)*ph-1)*log(1-Y); } break;
        case 9: ll = dnorm(log(Y),mu,exp(psi(0)/2),true)-log(Y); break;
        case 10: { Type s=exp(psi(0)); Type df = given>0? given : exp(psi(1)); Type q=(Y-mu)/s;
          ll = lgamma((df+1)/2)-lgamma(df/2)-0.5*log(df*M_PI)-log(s)-(df+1)/2*log(1+q*q/df); } break;
      }
    }
    nll -= w(r)*ll;
  }
  return nll;
}
