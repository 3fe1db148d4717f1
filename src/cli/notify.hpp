#pragma once

namespace nhipcau::cli {

/// Tells the service manager that started us that the office answers now (sd_notify's READY=1); does nothing where none asked to be told.
void notify_ready();

}  // namespace nhipcau::cli
