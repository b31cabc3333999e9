#include "frontend/clang/command_line.h"

#include <clang/Driver/Driver.h>
#include <clang/Driver/Options.h>
#include <clang/Driver/ToolChain.h>
#include <clang/Driver/Types.h>
#include <llvm/Option/ArgList.h>
#include <llvm/Option/OptTable.h>
#include <llvm/Support/FileSystem.h>
#include <llvm/Support/Path.h>
#include <llvm/TargetParser/Triple.h>

#include <algorithm>
#include <array>

namespace ssot::clang_reader {
namespace {

namespace options = clang::driver::options;
namespace types = clang::driver::types;
using llvm::StringRef;

// Programs that stand before the compiler and hand the rest on.
bool is_launcher(StringRef program) {
  constexpr std::array kLaunchers = {"ccache", "sccache",    "distcc",    "icecc",    "gomacc", "rewrapper",
                                     "goma",   "buildcache", "fastbuild", "cachecc1", "env"};
  const StringRef name = llvm::sys::path::filename(program);
  return std::any_of(kLaunchers.begin(), kLaunchers.end(), [&](const char* known) { return name == known; });
}

// `NAME=value`, as `ccache` and `env` take it before the compiler.
bool is_assignment(StringRef word) {
  const auto equals = word.find('=');
  return equals != StringRef::npos && equals > 0 &&
         word.take_front(equals).find_first_of("/-") == StringRef::npos;
}

std::vector<std::string> without_launchers(std::vector<std::string> arguments) {
  std::size_t first = 0;
  while (first + 1 < arguments.size() && is_launcher(arguments[first]) &&
         !StringRef(arguments[first + 1]).starts_with("-")) {
    ++first;
    while (first + 1 < arguments.size() && is_assignment(arguments[first])) ++first;
  }
  arguments.erase(arguments.begin(), arguments.begin() + static_cast<std::ptrdiff_t>(first));
  return arguments;
}

// The driver finds headers beside the program it believes to be: the real place of what a command calls
// `clang++`.
std::string located(const std::string& compiler, const std::string& directory) {
  std::string path = compiler;
  if (StringRef(compiler).contains('/')) {
    if (!llvm::sys::path::is_absolute(compiler)) path = directory + "/" + compiler;
  } else {
    for (const char* folder : {"/usr/local/bin/", "/usr/bin/", "/bin/"}) {
      if (llvm::sys::fs::exists(folder + compiler)) {
        path = folder + compiler;
        break;
      }
    }
  }
  llvm::SmallString<256> real;
  if (llvm::sys::fs::real_path(path, real)) return path;
  llvm::SmallString<256> placed = llvm::sys::path::parent_path(real);
  llvm::sys::path::append(placed,
                          llvm::sys::path::filename(compiler));  // `g++` is not always what it is a link to
  return std::string(placed);
}

// Nothing of these reaches the driver. It acts on some of them itself: -MJ removes a file, the GPU tools are
// run.
bool is_dropped(const llvm::opt::Option& option) {
  constexpr std::array kDropped = {
      // Files that the driver writes or removes, and what makes several jobs of one.
      options::OPT_o, options::OPT_MJ, options::OPT_gen_cdb_fragment_path, options::OPT_save_temps,
      options::OPT_save_temps_EQ, options::OPT_ftime_trace, options::OPT_ftime_trace_EQ,
      options::OPT_fcrash_diagnostics_dir, options::OPT_ccc_arcmt_check, options::OPT_ccc_arcmt_modify,
      options::OPT_ccc_arcmt_migrate, options::OPT_ccc_objcmt_migrate, options::OPT__SLASH_Yc,
      options::OPT__SLASH_Yu, options::OPT__SLASH_Fp, options::OPT_fembed_bitcode_EQ,
      options::OPT_traditional_cpp, options::OPT_M, options::OPT_MM,
      // Programs that it would run or look for, and shared objects.
      options::OPT_B, options::OPT_ccc_install_dir, options::OPT_ccc_gcc_name,
      options::OPT_nvptx_arch_tool_EQ, options::OPT_amdgpu_arch_tool_EQ, options::OPT_offload_arch_EQ,
      options::OPT_no_offload_arch_EQ, options::OPT_offload_EQ, options::OPT_fopenmp_targets_EQ,
      options::OPT_Xopenmp_target, options::OPT_Xopenmp_target_EQ, options::OPT_Xarch__,
      options::OPT_Xarch_host, options::OPT_Xarch_device, options::OPT_fplugin_EQ, options::OPT_fplugin_arg,
      options::OPT_hipspv_pass_plugin_EQ, options::OPT_offload_device_only, options::OPT_offload_host_device,
      // Files that it reads outside the file system that we give it, or prints when they are malformed.
      options::OPT_config, options::OPT_config_system_dir_EQ, options::OPT_config_user_dir_EQ,
      options::OPT_fsanitize_ignorelist_EQ, options::OPT_fsanitize_system_ignorelist_EQ,
      options::OPT_fsanitize_coverage_allowlist, options::OPT_fsanitize_coverage_ignorelist,
      options::OPT_fexperimental_sanitize_metadata_ignorelist_EQ, options::OPT_frandomize_layout_seed_file_EQ,
      options::OPT_fprofile_use_EQ, options::OPT_fprofile_instr_use_EQ, options::OPT_fprofile_sample_use_EQ,
      options::OPT_fprofile_list_EQ, options::OPT_fbuild_session_file,
      // Ours is set.
      options::OPT_resource_dir, options::OPT_resource_dir_EQ, options::OPT__HASH_HASH_HASH,
      // Its words are looked at one by one.
      options::OPT__SLASH_clang};
  const unsigned id = option.getUnaliasedOption().getID();
  return std::find(kDropped.begin(), kDropped.end(), id) != kDropped.end();
}

// `-mcpu=native` for a graphics processor runs a program that asks the machine.
bool asks_the_machine(const llvm::opt::Arg& argument) {
  return (argument.getOption().matches(options::OPT_mcpu_EQ) ||
          argument.getOption().matches(options::OPT_march_EQ)) &&
         StringRef(argument.getValue()) == "native";
}

bool is_gpu_target(StringRef target) {
  return target.starts_with("nvptx") || target.starts_with("amdgcn") || target.starts_with("r600") ||
         target.starts_with("spir");
}

std::string target_of(const llvm::opt::InputArgList& list, StringRef compiler) {
  if (const auto* said = list.getLastArg(options::OPT_target, options::OPT_target_legacy_spelling)) {
    return said->getValue();
  }
  const auto name = clang::driver::ToolChain::getTargetAndModeFromProgramName(compiler);
  const bool known =
      !name.TargetPrefix.empty() && llvm::Triple(name.TargetPrefix).getArch() != llvm::Triple::UnknownArch;
  return known ? name.TargetPrefix : "";
}

// How to read the file when neither its own name nor the command says so.
std::string language_for(const CompileCommand& command, const llvm::opt::InputArgList& list) {
  if (list.hasArg(options::OPT_x, options::OPT__SLASH_TC, options::OPT__SLASH_TP, options::OPT__SLASH_Tc,
                  options::OPT__SLASH_Tp)) {
    return {};
  }
  const auto type_of = [](StringRef file) {
    StringRef extension = llvm::sys::path::extension(file);
    extension.consume_front(".");
    return types::lookupTypeForExtension(extension);
  };
  const types::ID own = type_of(command.file);
  if (own == types::TY_INVALID) return "c++";
  // An entry may lend a header the command of the source beside it.
  for (const auto* input : list.filtered(options::OPT_INPUT)) {
    const types::ID other = type_of(input->getValue());
    if (other != types::TY_INVALID && types::isCXX(other) && !types::isCXX(own)) {
      return types::onlyPrecompileType(own) ? "c++-header" : "c++";
    }
  }
  return {};
}

// Says in words why a text that Clang reads without them would be another one.
std::string unusual_of(const std::vector<std::string>& arguments) {
  for (const std::string& argument : arguments) {
    const StringRef word = argument;
    if (word.starts_with("-fmodules-ts") || word.starts_with("-fmodule-mapper"))
      return "it uses GCC's modules";
    if (word.starts_with("/reference") || word.starts_with("/ifc")) return "it uses Microsoft's modules";
  }
  return {};
}

llvm::opt::InputArgList parse(llvm::ArrayRef<const char*> words, unsigned visibility) {
  unsigned ignored = 0;
  return clang::driver::getDriverOptTable().ParseArgs(words, ignored, ignored,
                                                      llvm::opt::Visibility(visibility));
}

std::vector<std::string> kept_words(const llvm::opt::InputArgList& list, StringRef target) {
  // Each of several architectures would be a job of its own, and nothing says which one is meant.
  const bool several_architectures = list.getAllArgValues(options::OPT_arch).size() > 1;
  std::vector<std::string> kept;
  for (const auto* argument : list) {
    const llvm::opt::Option& option = argument->getOption();
    if (option.matches(options::OPT_INPUT) || option.matches(options::OPT__DASH_DASH) || is_dropped(option))
      continue;
    if (several_architectures && option.matches(options::OPT_arch)) continue;
    if (is_gpu_target(target) && asks_the_machine(*argument)) continue;
    llvm::opt::ArgStringList text;
    argument->renderAsInput(list, text);
    kept.insert(kept.end(), text.begin(), text.end());
  }
  return kept;
}

}  // namespace

DriverLine driver_line(const CompileCommand& command, const std::string& resource_dir) {
  DriverLine line;
  const std::vector<std::string> given = without_launchers(command.arguments);
  if (given.empty() || given[0].empty()) return line;
  line.unusual = unusual_of(given);

  std::vector<const char*> words;
  for (const std::string& word : given) words.push_back(word.c_str());
  const bool is_cl =
      clang::driver::IsClangCL(clang::driver::getDriverMode(words[0], llvm::ArrayRef(words).drop_front()));
  const llvm::opt::InputArgList list =
      parse(llvm::ArrayRef(words).drop_front(), is_cl ? options::CLOption : options::ClangOption);

  const std::string target = target_of(list, given[0]);
  line.arguments.push_back(located(given[0], command.directory));
  if (const char* mode = clang::driver::ToolChain::getTargetAndModeFromProgramName(given[0]).DriverMode) {
    line.arguments.emplace_back(mode);
  }
  // The driver plans and does not act; it reads no configuration of its own; of CUDA and HIP only the host's
  // half.
  for (const char* word : {"-###", "-fsyntax-only", "--no-default-config", "--offload-host-only"}) {
    line.arguments.emplace_back(word);
  }
  line.arguments.push_back("-resource-dir=" + resource_dir);
  if (!target.empty()) line.arguments.push_back("--target=" + target);
  for (std::string& word : kept_words(list, target)) line.arguments.push_back(std::move(word));
  if (is_cl) {
    const std::vector<std::string> inner = list.getAllArgValues(options::OPT__SLASH_clang);
    std::vector<const char*> inner_words;
    for (const std::string& word : inner) inner_words.push_back(word.c_str());
    for (const std::string& word : kept_words(parse(inner_words, options::ClangOption), target)) {
      line.arguments.push_back("/clang:" + word);
    }
  }
  if (const std::string language = language_for(command, list); !language.empty()) {
    line.arguments.push_back(is_cl ? (language == "c++" ? "/TP" : "/TC") : "-x" + language);
  }
  line.arguments.emplace_back("--");
  line.arguments.push_back(command.file);
  return line;
}

}  // namespace ssot::clang_reader
