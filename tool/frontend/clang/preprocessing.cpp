#include "frontend/clang/preprocessing.h"

#include <clang/Basic/TargetInfo.h>
#include <clang/Frontend/FrontendOptions.h>
#include <clang/Lex/Preprocessor.h>

namespace ssot::clang_reader {

Preprocessing start_preprocessing(const Invocation& invocation,
                                  llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> files,
                                  std::unique_ptr<clang::DiagnosticConsumer> consumer) {
  Preprocessing result;
  result.silence = std::move(consumer);
  auto instance = std::make_unique<clang::CompilerInstance>();
  instance->setInvocation(invocation.to_preprocess());
  instance->createDiagnostics(result.silence.get(), /*ShouldOwnClient=*/false);
  if (!instance->createTarget()) {
    result.failure = "its target is not known";
    return result;
  }
  instance->createFileManager(std::move(files));
  instance->createSourceManager(instance->getFileManager());
  instance->createPreprocessor(clang::TU_Complete);
  result.instance = std::move(instance);
  return result;
}

}  // namespace ssot::clang_reader
