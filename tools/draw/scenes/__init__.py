"""The pictures, one module a system: FOLDER says where they go, each public function is one picture."""
