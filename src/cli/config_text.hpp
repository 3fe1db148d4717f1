#pragma once
#include <string>

#include "api/messages.hpp"
#include "cli/settings.hpp"

/// The configuration file as text: what `config init` writes and `config dump` shows.
namespace nhipcau::cli {

/// A file with every setting, explained and commented out: it changes nothing until someone takes a # away. Pure.
std::string commented_config(api::Language language);

/// The values in force as a configuration file, each with its origin behind it; passwords are masked. Pure.
std::string dumped_config(const Settings& settings, api::Language language);

/// `flag`, `environment`, `file`, `fallback`: the word for it in JSON.
std::string_view to_name(Origin origin);

}  // namespace nhipcau::cli
