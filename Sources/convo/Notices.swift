/// The notices of what is linked into the release program, as their licences ask.
enum Notices {
  static let text = """
    This program holds parts of other works. Each is under its own licence.

    Swift's runtime and standard library, Foundation's essentials, swift-argument-parser
      Copyright (c) 2014-2026 Apple Inc. and the Swift project authors
      Apache License 2.0 with Runtime Library Exception
      https://swift.org/LICENSE.txt

    The GNU C Library (glibc), where it is linked statically
      Copyright (c) 1991-2022 Free Software Foundation, Inc.
      GNU Lesser General Public License 2.1 or later
      https://www.gnu.org/licenses/old-licenses/lgpl-2.1.html
      Built from source with the commands of its README, the program can be linked with another
      version of it.

    The runtime libraries of GCC (libgcc, libstdc++)
      Copyright (c) 1990-2022 Free Software Foundation, Inc.
      GNU General Public License 3 or later with the GCC Runtime Library Exception 3.1
      https://www.gnu.org/licenses/gcc-exception-3.1.html

    libedit
      Copyright (c) 1992, 1993 The Regents of the University of California. All rights reserved.
      This code is derived from software contributed to Berkeley by Christos Zoulas of Cornell
      University.
      Three-clause BSD licence, below

    libbsd
      Copyright (c) 2004-2006, 2008-2022 Guillem Jover <guillem@hadrons.org>
      Copyright (c) 2005 Hector Garcia Alvarez
      Copyright (c) 2005 Aurelien Jarno
      Copyright (c) 2006 Robert Millan
      Copyright (c) 2018 Facebook, Inc.
      Three-clause BSD licence, below

    libmd
      Copyright (c) 2009, 2011, 2016 Guillem Jover <guillem@hadrons.org>
      Copyright (c) 2000-2001 Aaron D. Gifford. All rights reserved.
      Three-clause BSD licence, below

    ncurses (terminfo)
      Copyright (c) 1998-2018 Free Software Foundation, Inc.
      Copyright (c) 1996-2021 Thomas E. Dickey
      Copyright (c) 2001 Pradeep Padala
      MIT/X11 licence, below

    Three-clause BSD licence

      Redistribution and use in source and binary forms, with or without modification, are
      permitted provided that the following conditions are met:
      1. Redistributions of source code must retain the above copyright notice, this list of
         conditions and the following disclaimer.
      2. Redistributions in binary form must reproduce the above copyright notice, this list of
         conditions and the following disclaimer in the documentation and/or other materials
         provided with the distribution.
      3. Neither the name of the copyright holder nor the names of its contributors may be used
         to endorse or promote products derived from this software without specific prior written
         permission.

      THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND ANY EXPRESS
      OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED WARRANTIES OF
      MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE DISCLAIMED. IN NO EVENT SHALL THE
      COPYRIGHT HOLDERS OR CONTRIBUTORS BE LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL,
      EXEMPLARY, OR CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF
      SUBSTITUTE GOODS OR SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION)
      HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY, OR
      TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE OF THIS
      SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.

    MIT/X11 licence

      Permission is hereby granted, free of charge, to any person obtaining a copy of this
      software and associated documentation files (the "Software"), to deal in the Software
      without restriction, including without limitation the rights to use, copy, modify, merge,
      publish, distribute, distribute with modifications, sublicense, and/or sell copies of the
      Software, and to permit persons to whom the Software is furnished to do so, subject to the
      following conditions:

      The above copyright notice and this permission notice shall be included in all copies or
      substantial portions of the Software.

      THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED,
      INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR
      PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE ABOVE COPYRIGHT HOLDERS BE LIABLE FOR
      ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE,
      ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
      SOFTWARE.

      Except as contained in this notice, the name(s) of the above copyright holders shall not be
      used in advertising or otherwise to promote the sale, use or other dealings in this
      Software without prior written authorization.

    """
}
