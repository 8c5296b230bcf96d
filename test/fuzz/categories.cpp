// −ln of what categories.R maximizes: baseline logits with effects of units, and of a second factor, correlated across all equations.
#include <TMB.hpp>
template<class Type> matrix<Type> lower(vector<Type> theta, int size){
  matrix<Type> L(size, size); L.setZero(); int t = 0;
  for(int i=0;i<size;i++) for(int j=0;j<=i;j++) L(i,j) = theta(t++);
  return L;
}
template<class Type> Type objective_function<Type>::operator() () {
  DATA_IVECTOR(y); DATA_MATRIX(X); DATA_MATRIX(Z); DATA_IVECTOR(unit); DATA_IVECTOR(other); DATA_INTEGER(crossed); // y: 0 the reference
  PARAMETER_MATRIX(beta); PARAMETER_VECTOR(theta); PARAMETER_VECTOR(more); PARAMETER_MATRIX(u); PARAMETER_MATRIX(v);
  int m = beta.cols(), q = Z.cols();
  matrix<Type> eta = X*beta, b = u*lower(theta, m*q).transpose(), c = v;
  if(crossed) c = v*lower(more, m).transpose();
  Type minus = 0;
  for(int i=0;i<u.rows();i++) for(int j=0;j<u.cols();j++) minus -= dnorm(u(i,j), Type(0), Type(1), true);
  if(crossed) for(int i=0;i<v.rows();i++) for(int j=0;j<m;j++) minus -= dnorm(v(i,j), Type(0), Type(1), true);
  for(int r=0;r<y.size();r++){
    Type total = 0, own = 0;
    for(int k=0;k<m;k++){
      Type e = eta(r,k);
      for(int z=0;z<q;z++) e += Z(r,z)*b(unit(r), k*q+z);
      if(crossed) e += c(other(r), k);
      total = logspace_add(total, e);
      if(y(r)==k+1) own = e;
    }
    minus -= own - total;
  }
  return minus;
}
