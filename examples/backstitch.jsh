// What the Java of README.md and docs/ imports; README.md has the command that reads this file.
import backstitch.core.*;
import backstitch.autograd.*;
import backstitch.nn.*;
import backstitch.examples.data.*;
