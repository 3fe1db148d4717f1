#include "cli/setting.hpp"

#include <algorithm>
#include <array>

namespace nhipcau::cli {
namespace {

using enum Setting::Kind;
using std::string_view_literals::operator""sv;

constexpr std::array kLogLevels{"debug"sv, "info"sv, "warning"sv, "error"sv, "off"sv};
constexpr std::array kLanguages{"auto"sv, "vi"sv, "en"sv};

constexpr std::array kFirstLink{"show"sv, "hide"sv};
constexpr std::array kMailSecurity{"starttls"sv, "tls"sv, "none"sv};
constexpr std::array kMetrics{"loopback"sv, "token"sv, "off"sv};

constexpr std::array kSettings{
    Setting{.name = "data", .kind = folder, .fallback = "nhipcau-data", .shape = "DIR", .help = "cli.data_help"},
    Setting{.name = "database",
            .kind = text,
            .fallback = "office.db",
            .shape = "FILE|URI",
            .help = "cli.database_help",
            .secrecy = Setting::Secrecy::hidden_password},
    Setting{.name = "listen", .kind = endpoint, .fallback = "127.0.0.1:8080", .shape = "ADDRESS:PORT", .help = "cli.listen_help"},
    Setting{.name = "url", .kind = url, .shape = "URL", .help = "cli.url_help"},
    Setting{.name = "trusted-proxy", .kind = list, .shape = "ADDRESS", .help = "cli.proxy_help"},
    Setting{.name = "workers", .kind = number, .fallback = "2", .shape = "N", .help = "cli.workers_help", .least = 0, .most = 32},
    Setting{.name = "account", .kind = text, .fallback = "admin", .shape = "NAME", .help = "cli.account_help"},
    Setting{.name = "first-link", .kind = choice, .fallback = "show", .shape = "HOW", .help = "cli.first_link_help", .choices = kFirstLink},
    Setting{.name = "log", .kind = choice, .fallback = "info", .shape = "LEVEL", .help = "cli.log_help", .choices = kLogLevels},
    Setting{.name = "trusted-authorities", .kind = text, .shape = "FILE", .help = "cli.trusted_authorities_help"},
    Setting{.name = "backups", .kind = text, .shape = "DIR", .help = "cli.backups_help"},
    Setting{
        .name = "backups-kept", .kind = number, .fallback = "14", .shape = "N", .help = "cli.backups_kept_help", .least = 1, .most = 1000},
    Setting{.name = "metrics", .kind = choice, .fallback = "loopback", .shape = "WHO", .help = "cli.metrics_help", .choices = kMetrics},
    Setting{.name = "metrics-token", .kind = text, .shape = "TOKEN", .help = "cli.token_help", .secrecy = Setting::Secrecy::hidden},
    Setting{.name = "mail-server", .kind = text, .shape = "HOST", .help = "cli.mail_server_help"},
    Setting{
        .name = "mail-port", .kind = number, .fallback = "587", .shape = "PORT", .help = "cli.mail_port_help", .least = 1, .most = 65'535},
    Setting{.name = "mail-security",
            .kind = choice,
            .fallback = "starttls",
            .shape = "HOW",
            .help = "cli.mail_security_help",
            .choices = kMailSecurity},
    Setting{.name = "mail-user", .kind = text, .shape = "NAME", .help = "cli.mail_user_help"},
    Setting{.name = "mail-password-file", .kind = text, .shape = "FILE", .help = "cli.mail_password_file_help"},
    Setting{.name = "mail-from", .kind = text, .shape = "ADDRESS", .help = "cli.mail_from_help"},
    Setting{.name = "mail-digest-hour",
            .kind = number,
            .fallback = "7",
            .shape = "HOUR",
            .help = "cli.mail_digest_hour_help",
            .least = 0,
            .most = 23},
    Setting{
        .name = "language", .kind = choice, .fallback = "auto", .shape = "LANGUAGE", .help = "cli.language_help", .choices = kLanguages},
};

}  // namespace

std::span<const Setting> all_settings() {
  return kSettings;
}

std::vector<std::string_view> all_setting_names() {
  std::vector<std::string_view> names;
  for (const Setting& setting : kSettings) names.push_back(setting.name);
  return names;
}

const Setting* find_setting(std::string_view name) {
  const auto* const found = std::ranges::find(kSettings, name, &Setting::name);
  return found == kSettings.end() ? nullptr : found;
}

std::string environment_name(std::string_view setting) {
  std::string name = "NHIPCAU_";
  for (const char c : setting) name += c == '-' ? '_' : static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
  return name;
}

}  // namespace nhipcau::cli
