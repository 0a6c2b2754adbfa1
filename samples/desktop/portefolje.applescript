-- A droplet for the Mac: open it in Script Editor and export it as a program. Lists that
-- are dropped on its icon are converted in a Terminal window, which stays until Enter.
on open lists
	set command to "/usr/local/bin/portefolje --wait --open"
	repeat with one in lists
		set command to command & " " & quoted form of POSIX path of one
	end repeat
	tell application "Terminal"
		activate
		do script command
	end tell
end open
