// Under construction: the contract is in openapi.yaml beside this file.
