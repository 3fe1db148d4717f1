// Under construction: the contract is in the headers beside this file.
