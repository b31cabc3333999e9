// `ssot-clang`: the worker that holds Clang. Started by `ssot`, never by a person.
int main() { return 0; }
