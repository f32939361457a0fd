#!/bin/sh
# Installs Yuzhi from this unpacked archive, without a network. Root installs a service for everybody, anybody else
# installs for themselves:
#
#   ./install.sh [--prefix DIR] [--data DIR] [--user NAME]
#
# --prefix  where the program goes: /opt/yuzhi, or ~/.local/share/yuzhi
# --data    where the data go: /var/lib/yuzhi/data, or data in the prefix
# --user    who runs the service, made when missing (root only): yuzhi
#
# A version that is there already stays, so that one can go back to it; settings and data are never touched.
set -eu
umask 022

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
prefix='' data='' user=''

# fail CODE ZH HINT_ZH EN HINT_EN
fail() {
  printf '%s\n%s\n  → %s\n%s\n  → %s\n' "$1" "$2" "$3" "$4" "$5" >&2
  exit 1
}

while [ $# -gt 0 ]; do
  case $1 in
    --prefix | --data | --user)
      [ $# -ge 2 ] || fail INSTALL_USAGE_WRONG "选项 $1 缺少取值" '用法见 install.sh 开头' "Cannot install: $1 lacks its value" 'See the head of install.sh'
      eval "${1#--}=\$2"
      shift 2
      ;;
    *) fail INSTALL_USAGE_WRONG "不认识选项 $1" '用法见 install.sh 开头' "Cannot install: there is no option $1" 'See the head of install.sh' ;;
  esac
done

fact() { sed -n "s/^$1=//p" "$here/RELEASE"; }
release=$(fact version)-$(fact commit | cut -c1-8)

found=$(uname -s)-$(uname -m)
[ "$found" = "Linux-$(fact machine)" ] || fail INSTALL_PLATFORM_WRONG \
  "本机为 $found，安装包用于 Linux-$(fact machine)" '请改用与本机相符的安装包' \
  "Cannot install: this machine is $found, the archive is for Linux-$(fact machine)" 'Use the archive for this machine'

glibc=$(getconf GNU_LIBC_VERSION 2>/dev/null | sed 's/^glibc //') || glibc=''
oldest=$(printf '%s\n%s\n' "$(fact glibc)" "${glibc:-0}" | sort -V | head -n 1)
[ "$oldest" = "$(fact glibc)" ] || fail INSTALL_GLIBC_OLD \
  "本机的 glibc 为 ${glibc:-无}，低于所需的 $(fact glibc)" '请在较新的 Linux 上安装' \
  "Cannot install: glibc here is ${glibc:-absent}, older than $(fact glibc)" 'Install on a newer Linux'

if [ "$(id -u)" = 0 ]; then
  prefix=${prefix:-/opt/yuzhi} data=${data:-/var/lib/yuzhi/data} user=${user:-yuzhi}
else
  [ -z "$user" ] || fail INSTALL_USAGE_WRONG '只有 root 可以使用 --user' '去掉 --user，或用 root 安装' \
    'Cannot install: only root may use --user' 'Leave --user out, or install as root'
  prefix=${prefix:-$HOME/.local/share/yuzhi}
  data=${data:-$prefix/data}
fi
case $prefix$data in *[[:space:]]*) fail INSTALL_USAGE_WRONG '目录名中不能有空格' '请另选目录' \
  'Cannot install into a folder with a space in its name' 'Choose another folder' ;; esac

versions=$prefix/versions
mkdir -p "$versions" 2>/dev/null && [ -w "$versions" ] || fail INSTALL_FOLDER_CLOSED "无法写入 $prefix" \
  '请检查目录权限，或用 --prefix 另选目录' "Cannot install: $prefix cannot be written to" \
  'Check its permissions, or choose another with --prefix'

if [ ! -e "$versions/$release" ]; then
  needed=$(du -sk "$here" | cut -f1)
  free=$(df -Pk "$versions" | awk 'NR == 2 { print $4 }')
  [ "$free" -gt $((needed + 51200)) ] || fail INSTALL_DISK_FULL "磁盘空间不足：需要 $((needed / 1024 + 50)) MiB" \
    '请清理后重试，或用 --prefix 另选目录' "Cannot install: $((needed / 1024 + 50)) MiB of space are needed" \
    'Free some and try again, or choose another folder with --prefix'
  # Under another name first: an installation that is cut short leaves no half of a version.
  rm -rf "$versions/$release.new"
  cp -R "$here" "$versions/$release.new"
  mv "$versions/$release.new" "$versions/$release"
fi

if [ "$(id -u)" = 0 ]; then
  if ! id "$user" >/dev/null 2>&1; then
    useradd --system --user-group --no-create-home --home-dir "$data" --shell /usr/sbin/nologin "$user"
  fi
  group=$(id -gn "$user")
  chown -R 0:0 "$versions/$release"
  printf '%s\n' "$user" >"$prefix/service-user"
  if [ ! -e "$data" ]; then
    mkdir -p "$data"
    chown "$user:$group" "$data"
    chmod 750 "$data"
  fi
else
  mkdir -p "$data"
fi

if [ ! -e "$prefix/settings" ]; then
  sed "s|@DATA@|$data|" "$here/settings" >"$prefix/settings"
  [ "$(id -u)" != 0 ] || chown "root:$group" "$prefix/settings"
  chmod 640 "$prefix/settings"
fi

ln -sfn "versions/$release" "$prefix/current.new"
mv -Tf "$prefix/current.new" "$prefix/current"

printf '渝智 %s 已安装到 %s，数据目录 %s\n' "$release" "$prefix" "$data"
printf 'Yuzhi %s is installed in %s, its data go to %s\n\n' "$release" "$prefix" "$data"
if [ "$(id -u)" = 0 ]; then
  sed "s|@PREFIX@|$prefix|g; s|@USER@|$user|g; s|@DATA@|$data|g" "$here/systemd/yuzhi.service" >"$prefix/yuzhi.service"
  if [ -d /run/systemd/system ] && [ "$prefix" = /opt/yuzhi ]; then
    install -m 644 "$prefix/yuzhi.service" /etc/systemd/system/yuzhi.service
    systemctl daemon-reload
    ln -sfn "$prefix/current/bin/yuzhi" /usr/local/bin/yuzhi
    printf '启动 · Start:  systemctl enable --now yuzhi\n'
  else
    printf '服务单元 · Unit for systemd:  %s\n' "$prefix/yuzhi.service"
    printf '启动 · Start:  %s serve\n' "$prefix/current/bin/yuzhi"
  fi
  printf '检查 · Check:  %s doctor\n' "$prefix/current/bin/yuzhi"
else
  mkdir -p "$HOME/.local/bin"
  ln -sfn "$prefix/current/bin/yuzhi" "$HOME/.local/bin/yuzhi"
  printf '启动 · Start:  %s serve\n' "$HOME/.local/bin/yuzhi"
fi
printf '设置 · Settings:  %s\n说明 · Guides:  %s\n' "$prefix/settings" "$prefix/current/app/docs/operate"
