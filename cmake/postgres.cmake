# The private PostgreSQL of the tests: started before the first test that needs it, stopped after the last, by ctest itself.
#   needs_postgres(store office …)   gives the tests NHIPCAU_TEST_POSTGRES, the URI of the cluster
string(MD5 place ${CMAKE_BINARY_DIR})
string(SUBSTRING ${place} 0 10 place)
set(NHIPCAU_CLUSTER /tmp/nhipcau-pg-${place})   # short: a socket's path has 107 bytes
if(NHIPCAU_TESTS)
  add_test(NAME postgres_start COMMAND ${CMAKE_SOURCE_DIR}/tests/postgres/cluster.sh start ${NHIPCAU_CLUSTER})
  add_test(NAME postgres_stop COMMAND ${CMAKE_SOURCE_DIR}/tests/postgres/cluster.sh stop ${NHIPCAU_CLUSTER})
  set_tests_properties(postgres_start PROPERTIES FIXTURES_SETUP postgres)
  set_tests_properties(postgres_stop PROPERTIES FIXTURES_CLEANUP postgres)
endif()

function(needs_postgres)
  set_tests_properties(${ARGN} PROPERTIES FIXTURES_REQUIRED postgres
    ENVIRONMENT "NHIPCAU_TEST_POSTGRES=postgresql://nhipcau@/postgres?host=${NHIPCAU_CLUSTER}")
endfunction()
