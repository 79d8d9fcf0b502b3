package platform

import (
	"fmt"
	"os"
	"os/user"
	"path/filepath"
	"runtime"
	"strings"
)

// program is the name under which the program has its folders.
const program = "fieldcase"

// ConfigDir is the folder for settings. It is created for this person alone if
// it does not exist, as are the other folders.
//
// Linux: $XDG_CONFIG_HOME/fieldcase or ~/.config/fieldcase. macOS:
// ~/Library/Application Support/fieldcase. Windows: %AppData%\fieldcase.
func ConfigDir() (string, error) {
	base, err := os.UserConfigDir()
	return folder("settings", base, err, program)
}

// ConfigPath is the path of ConfigDir, which is not created and may not exist.
func ConfigPath() (string, error) {
	base, err := os.UserConfigDir()
	if err != nil {
		return "", fmt.Errorf("find settings folder: %w", err)
	}
	return filepath.Join(base, program), nil
}

// CacheDir is the folder for what can be made again at any time.
//
// Linux: $XDG_CACHE_HOME/fieldcase or ~/.cache/fieldcase. macOS:
// ~/Library/Caches/fieldcase. Windows: %LocalAppData%\fieldcase\cache.
func CacheDir() (string, error) {
	base, err := os.UserCacheDir()
	if runtime.GOOS == "windows" {
		return folder("cache", base, err, program, "cache")
	}
	return folder("cache", base, err, program)
}

// DataDir is the folder for what cannot be made again, such as crash logs.
//
// Linux: $XDG_DATA_HOME/fieldcase or ~/.local/share/fieldcase. macOS:
// ~/Library/Application Support/fieldcase/data. Windows:
// %LocalAppData%\fieldcase\data.
func DataDir() (string, error) {
	switch runtime.GOOS {
	case "windows":
		base, err := os.UserCacheDir() // it is %LocalAppData% there
		return folder("data", base, err, program, "data")
	case "darwin":
		base, err := os.UserConfigDir()
		return folder("data", base, err, program, "data")
	default:
		base, err := xdgDataHome()
		return folder("data", base, err, program)
	}
}

// xdgDataHome follows the XDG Base Directory Specification, which has relative
// paths ignored.
func xdgDataHome() (string, error) {
	if base := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(base) {
		return base, nil
	}
	home, err := os.UserHomeDir()
	return filepath.Join(home, ".local", "share"), err
}

func folder(what, base string, err error, parts ...string) (string, error) {
	if err != nil {
		return "", fmt.Errorf("find %s folder: %w", what, err)
	}
	path := filepath.Join(append([]string{base}, parts...)...)
	if err := os.MkdirAll(path, 0o700); err != nil {
		return "", fmt.Errorf("create %s folder: %w", what, err)
	}
	return path, nil
}

// runDir is the folder for locks and sockets of running windows, for this
// person alone, with a path short enough for sockets.
func runDir() (string, error) {
	if base := os.Getenv("XDG_RUNTIME_DIR"); filepath.IsAbs(base) {
		if path, err := folder("run", base, nil, program); err == nil && fitsSocket(path) {
			return path, nil
		}
	}
	if cache, err := CacheDir(); err == nil && fitsSocket(filepath.Join(cache, "run")) {
		return folder("run", cache, nil, "run")
	}
	path, err := folder("run", os.TempDir(), nil, fmt.Sprintf("%s-%d", program, os.Getuid()))
	if err != nil {
		return "", err
	}
	return path, ownAlone(path)
}

// UserName is the full name of the person who is logged in, or the login name
// if the system knows no other; empty if it knows neither. It is a suggestion:
// the person may sign with another name.
func UserName() string {
	u, err := user.Current()
	if err != nil {
		return ""
	}
	if name := strings.TrimSpace(u.Name); name != "" {
		return name
	}
	_, login, found := strings.Cut(u.Username, `\`) // DOMAIN\login on Windows
	if !found {
		login = u.Username
	}
	return login
}

// HostName is the name of the machine; empty if it has none.
func HostName() string {
	name, err := os.Hostname()
	if err != nil {
		return ""
	}
	return name
}
