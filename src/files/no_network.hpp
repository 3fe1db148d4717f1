#pragma once

namespace nhipcau::files {

/// This process and those it starts speak to nobody from now on: no socket but between processes of this machine can be made (seccomp).
/// A file from outside may name pictures and parts at an address of its choice; who reads it must not fetch them. Safe after fork.
/// returns  false where the kernel does not offer it
bool forbid_network();

}  // namespace nhipcau::files
