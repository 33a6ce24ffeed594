import pytest

from cxlab.workbook.kernels.forking import can_fork
from tests.workbook.test_nbval_guard import PLAIN, SANITIZER
from tests.workbook.tiny import notebook, ran, saved

pytest_plugins = ["pytester"]
pytestmark = pytest.mark.skipif(not can_fork(), reason="this system cannot fork kernels")
WARM = "import sys; 'pandas' in sys.modules"


@pytest.mark.parametrize(("asked", "warm"), [((), "True"), (("--nbval-current-env",), "False")])
def test_nbval_gets_warm_kernels_unless_a_kernel_is_asked_for(pytester, asked, warm):
    saved(ran(notebook(WARM, parameters=PLAIN), None, warm), pytester.path)
    plugin = ("-p", "cxlab.workbook.kernels.nbval_kernel", f"--nbval-sanitize-with={SANITIZER}")
    result = pytester.runpytest_subprocess("--nbval", *asked, "-p", "no:cacheprovider", *plugin)
    result.assert_outcomes(passed=2)
