#include "files/converter.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <iterator>
#include <semaphore>
#include <vector>

#include "base/require.hpp"
#include "files/child_process.hpp"
#include "files/memory_folder.hpp"
#include "files/no_network.hpp"

namespace nhipcau::files {
namespace {

namespace fs = std::filesystem;
constexpr int kMostTurns = 16;
constexpr std::size_t kMostBytes = 64U << 20U;  // of what comes out
constexpr rlim_t kMostMemory = 1U << 30U;       // bytes it writes to; a paper takes some 200 MB
constexpr int kStartAgain = 81;                 // LibreOffice's exit code where it has made its profile and wants to begin anew

/// What it is told before its first paper: links in papers are not followed, macros are not run, nothing is kept for later.
constexpr std::string_view kProfile = R"(<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Recovery/AutoSave"><prop oor:name="Enabled" oor:op="fuse"><value>false</value></prop></item>
</oor:items>
)";

void limit(__rlimit_resource what, rlim_t most) {
  const rlimit both{.rlim_cur = most, .rlim_max = most};
  setrlimit(what, &both);
}

/// The process after fork, before LibreOffice: only calls that are safe there. Does not come back.
[[noreturn]] void become(char* const* words, char* const* environment, const char* folder, int seconds) {
  const int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
    if (dup2(nowhere, stream) < 0) _exit(127);
  close_range(STDERR_FILENO + 1, ~0U, 0);
  if (chdir(folder) != 0) _exit(127);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_CPU, static_cast<rlim_t>(seconds));
  limit(RLIMIT_FSIZE, kMostBytes);
  limit(RLIMIT_NOFILE, 256);
  limit(RLIMIT_DATA, kMostMemory);
  if (!forbid_network()) _exit(126);
  execve(words[0], words, environment);
  _exit(127);
}

pid_t start(std::vector<std::string> words, const fs::path& folder, int seconds) {
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  std::string home = "HOME=" + folder.string(), temporary = "TMPDIR=" + folder.string(), locale = "LC_ALL=C.UTF-8",
              plugin = "SAL_USE_VCLPLUGIN=svp";
  char* const environment[] = {home.data(), temporary.data(), locale.data(), plugin.data(), nullptr};
  const pid_t id = fork();
  if (id == 0) become(arguments.data(), environment, folder.c_str(), seconds);
  require(id > 0, "the machine starts no process to read a paper");
  return id;
}

std::string content_of_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string paper_name(std::string_view kind) {
  return "paper." + std::string(kind);
}

/// One paper, from file to file.
Result<std::string> convert(const fs::path& program, const MemoryFolder& folder, std::string_view kind, int seconds) {
  const std::string name = paper_name(kind);
  const fs::path out = folder.path() / "out";
  const std::vector<std::string> words{program.string(),
                                       "-env:UserInstallation=file://" + (folder.path() / "profile").string(),
                                       "--headless",
                                       "--norestore",
                                       "--nologo",
                                       "--nodefault",
                                       "--nolockcheck",
                                       kind == "doc" ? "--infilter=MS Word 97" : "--infilter=writer8",
                                       "--convert-to",
                                       "docx:Office Open XML Text",
                                       "--outdir",
                                       out.string(),
                                       name};
  const auto end = SteadyClock::now() + std::chrono::seconds(seconds);
  for (int run = 0; run < 2; ++run) {
    const auto state = ChildProcess(start(words, folder.path(), seconds)).wait_until(end);
    if (!state || (WIFSIGNALED(*state) && (WTERMSIG(*state) == SIGXCPU || WTERMSIG(*state) == SIGKILL)))
      return fail(Code::too_large, "files.too_slow");
    if (!WIFEXITED(*state)) return fail(Code::invalid, "files.damaged");
    if (WEXITSTATUS(*state) == kStartAgain) continue;
    std::string made = WEXITSTATUS(*state) == 0 ? content_of_file(out / "paper.docx") : std::string();
    if (made.empty()) return fail(Code::invalid, "files.damaged");
    return made;
  }
  return fail(Code::invalid, "files.damaged");
}

}  // namespace

struct Converter::Turns {
  std::counting_semaphore<kMostTurns> free;
  std::counting_semaphore<kMostTurns> seats;  ///< of those who have a turn or wait for one
};

std::optional<fs::path> Converter::find_installed() {
  for (const char* folder : {"/usr/lib/libreoffice/program", "/opt/libreoffice/program"}) {
    const fs::path program = fs::path(folder) / "soffice.bin";
    const fs::path writer = fs::path(folder) / "libswlo.so";
    if (access(program.c_str(), X_OK) == 0 && access(writer.c_str(), R_OK) == 0) return program;
  }
  return std::nullopt;
}

Converter::Converter(std::optional<fs::path> program, int most_at_once)
    : program_(std::move(program)),
      turns_(
          new Turns{std::counting_semaphore<kMostTurns>(most_at_once), std::counting_semaphore<kMostTurns>(most_at_once + kMostWaiting)}) {}

Converter::~Converter() = default;

Result<std::string> Converter::to_docx(std::string_view bytes, std::string_view kind, int seconds) const {
  if (!program_) return fail(Code::unavailable, "files.no_converter", {"." + std::string(kind)});
  if (!turns_->seats.try_acquire()) return fail(Code::unavailable, "files.busy");
  const HeldPlace seat(turns_->seats);
  if (!turns_->free.try_acquire_for(std::chrono::seconds(seconds))) return fail(Code::unavailable, "files.busy");
  const HeldPlace turn(turns_->free);
  const auto folder = MemoryFolder::make();
  const bool is_ready =
      folder && folder->write("profile/user/registrymodifications.xcu", kProfile) && folder->write(paper_name(kind), bytes);
  if (!is_ready) return fail(Code::unavailable, "files.no_converter", {"." + std::string(kind)});
  return convert(*program_, *folder, kind, seconds);
}

}  // namespace nhipcau::files
