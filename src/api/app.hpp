#pragma once
#include <memory>
#include <semaphore>
#include <string>

#include "api/office_mail.hpp"
#include "base/clock.hpp"
#include "base/metrics.hpp"
#include "base/secret_box.hpp"
#include "directive/tables.hpp"
#include "directive/waiting_scans.hpp"
#include "files/extract.hpp"
#include "files/pdf_signature.hpp"
#include "files/recogniser.hpp"
#include "http/server.hpp"
#include "jobs/bell.hpp"
#include "office/account.hpp"
#include "store/database.hpp"
#include "store/files.hpp"

namespace nhipcau::api {

/// Who may read /metrics.
struct MetricsAccess {
  enum class Who { loopback, token, nobody };  ///< this machine alone; who shows the token
  Who who = Who::loopback;
  std::string token;  ///< empty: no token is right
};

/// ZIPs looked at (each up to directive::kLookSeconds) and scans whose first page is read at the same time, while their sender waits: two
/// of the server's four handlers (http::ServerOptions::workers) are always left for the rest.
inline constexpr int kLongAtOnce = 2;

/// What the door opens to. Everything borrowed outlives the handler.
struct App {
  store::Database& database;
  const store::FileStore& files;
  const Clock& clock;
  const directive::Tables& tables;
  std::string program = "Nhịp Cầu";  ///< name and version, shown to people
  std::string version = "0";         ///< "0.1.0", for /metrics
  files::Limits file_limits = {};
  files::TrustedAuthorities trusted_authorities = {};  ///< whose certificates a signature may rest on
  jobs::Bell* bell = nullptr;                          ///< rung when a request has put a job; none: nobody in this process works them off
  std::shared_ptr<metrics::Registry> metrics = std::make_shared<metrics::Registry>();
  MetricsAccess metrics_access = {};
  std::shared_ptr<const MailPost> post = {};  ///< how mail leaves; none: the office sends no mail
  std::string url = {};                       ///< the office's address; empty: the one a browser asks for
  SecretKey secret_key = {};                  ///< closes what stands in the database and must be read again
  /// Reads scans; one that has nothing to read with answers so.
  std::shared_ptr<const files::Recogniser> recogniser = std::make_shared<files::Recogniser>();
  std::shared_ptr<directive::WaitingScans> scans = std::make_shared<directive::WaitingScans>();
  office::PasswordMatches password_matches = nhipcau::password_matches;  ///< slow by design; tests of what stands around it use another
  /// Who sends a scan or a ZIP while all places are taken gets 503 api.too_many_scans or api.too_many_archives.
  std::shared_ptr<std::counting_semaphore<>> long_places = std::make_shared<std::counting_semaphore<>>(kLongAtOnce);
};

/// Wires routes, pages and the pipeline into what the server calls.
http::Handler make_handler(std::shared_ptr<const App> app);

}  // namespace nhipcau::api
