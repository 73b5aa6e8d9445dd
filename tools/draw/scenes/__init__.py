"""The pictures, one module a folder: FOLDER says which, each public function is one picture."""
