// The `nhipcau` program: puts the commands together and runs one.
#include <cstdlib>
#include <exception>

#include "base/log.hpp"
#include "base/process.hpp"
#include "cli/commands.hpp"
#include "cli/run.hpp"
#include "files/pdf_worker.hpp"

namespace {

std::optional<std::string> variable(const std::string& name) {
  const char* const value = std::getenv(name.c_str());  // NOLINT(concurrency-mt-unsafe): before any thread starts
  return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

}  // namespace

int main(int argc, char** argv) {
  if (const auto code = nhipcau::files::run_pdf_worker(argc, argv)) return *code;
  nhipcau::keep_out_of_core_dumps();
  try {
    return nhipcau::cli::run_program(nhipcau::cli::all_commands(), {argv + 1, argv + argc}, variable);
  } catch (const std::exception& error) {
    nhipcau::log::error("program.broken", {{"why", error.what()}});
    return nhipcau::cli::kBrokenProgram;
  }
}
